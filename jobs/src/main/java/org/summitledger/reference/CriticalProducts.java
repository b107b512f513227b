package org.summitledger.reference;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.source.Flow;

/**
 * Which products hold which critical materials: a small table that can be sent to where many
 * products are, and asked there for each. It says what {@link CriticalMaterials#materialsOf} says.
 */
public final class CriticalProducts implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int HEADING = 4;
  private static final int SUBHEADING = 6;

  private final HashMap<String, List<Held>> byProduct = new HashMap<>();

  CriticalProducts() {}

  static String headingOf(String code) {
    return code.substring(0, HEADING);
  }

  /** Adds a product, unless it is there: a heading comes with each of its subheadings. */
  void add(String product, String revision, BiFunction<String, String, List<Held>> materialsOf) {
    String key = key(product, revision);
    if (!byProduct.containsKey(key)) {
      List<Held> held = materialsOf.apply(product, revision);
      if (!held.isEmpty()) {
        byProduct.put(key, held);
      }
    }
  }

  /** The headings that hold a material in any revision, whole or in part. */
  public Set<String> headings() {
    return byProduct.keySet().stream()
        .map(key -> headingOf(key.substring(key.indexOf(' ') + 1)))
        .collect(Collectors.toSet());
  }

  private static String key(String product, String revision) {
    return revision + " " + product;
  }

  /**
   * The materials that a product holds, by id.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it: the product is then
   *     taken as it stands
   * @return none for chapters, for all products together, and for what cannot be carried
   */
  public List<Held> of(String product, @Nullable String hsRevision) {
    String revision = hsRevision == null ? Sectors.REVISION : hsRevision;
    return switch (Flow.levelOf(product)) {
      case "HS4" -> byProduct.getOrDefault(key(product, revision), List.of());
      case "HS6", "HS8", "HS9" ->
          byProduct.getOrDefault(key(product.substring(0, SUBHEADING), revision), List.of());
      default -> List.of();
    };
  }

  /** By revision and product, of a subheading or heading: what it holds. */
  Map<String, List<Held>> all() {
    return Map.copyOf(byProduct);
  }
}
