package org.summitledger.reference;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.source.Flow;
import org.summitledger.source.TableRow;

/**
 * The sector of a product, small enough to be sent to every task.
 *
 * <p>Sectors are defined in {@link Sectors#REVISION}. A product of an older revision of the
 * Harmonized System is carried there, one revision after the other: it is in a sector if a prefix
 * taken from its own revision says so, or else if all subheadings that may hold its goods are in
 * that sector. Otherwise it is {@link Sectors#NOT_CARRIED}. A heading is in a sector if all its
 * subheadings are; national lines go with their subheading. Chapters, which no revision renumbers,
 * and products whose revision is not stated are looked up as they stand.
 */
public final class SectorLookup implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int HEADING = 4;
  private static final int SUBHEADING = 6;

  private final Prefixes chapters;
  private final Prefixes anyRevision;
  private final Prefixes newest;

  /** Older revision to heading or subheading to sector. */
  private final Map<String, Map<String, String>> older;

  /**
   * Prefixes of one scheme.
   *
   * @param sectors prefix to sector
   * @param mixed shorter codes that hold products of several sectors
   */
  private record Prefixes(Map<String, String> sectors, Set<String> mixed) implements Serializable {
    static Prefixes of(Map<String, String> sectors) {
      Set<String> mixed = new HashSet<>();
      sectors.forEach(
          (prefix, sector) -> {
            for (int length = 2; length < prefix.length(); length++) {
              String shorter = prefix.substring(0, length);
              if (!longestMatch(sectors, shorter).equals(Optional.of(sector))) {
                mixed.add(shorter);
              }
            }
          });
      return new Prefixes(sectors, mixed);
    }

    String sectorOf(String product) {
      return mixed.contains(product)
          ? Sectors.UNALLOCATED
          : longestMatch(sectors, product).orElse(Sectors.UNALLOCATED);
    }

    static Optional<String> longestMatch(Map<String, String> sectors, String product) {
      for (int length = product.length(); length > 0; length--) {
        String found = sectors.get(product.substring(0, length));
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    }
  }

  private SectorLookup(
      Prefixes chapters,
      Prefixes anyRevision,
      Prefixes newest,
      Map<String, Map<String, String>> older) {
    this.chapters = chapters;
    this.anyRevision = anyRevision;
    this.newest = newest;
    this.older = older;
  }

  /**
   * From the rows of {@code sector_products.csv}, one for each prefix of a scheme.
   *
   * @param concordance carries products of older revisions
   */
  static SectorLookup of(List<TableRow> rows, Concordance concordance) {
    Map<String, String> chapters = new HashMap<>();
    Map<String, String> all = new HashMap<>();
    Map<String, Map<String, String>> ofRevision = new HashMap<>();
    for (TableRow row : rows) {
      String prefix = row.text("hs_prefix");
      String sector = row.text("sector");
      if (row.text("scheme").equals("HS2")) {
        chapters.put(prefix, sector);
      } else {
        String revision = row.find("hs_revision").orElse(Sectors.REVISION);
        all.put(prefix, sector);
        ofRevision.computeIfAbsent(revision, r -> new HashMap<>()).put(prefix, sector);
      }
    }
    Prefixes newest = Prefixes.of(ofRevision.getOrDefault(Sectors.REVISION, Map.of()));
    return new SectorLookup(
        Prefixes.of(chapters), Prefixes.of(all), newest, older(newest, ofRevision, concordance));
  }

  private static Map<String, Map<String, String>> older(
      Prefixes newest, Map<String, Map<String, String>> ofRevision, Concordance concordance) {
    Map<String, Map<String, String>> older = new HashMap<>();
    String newer = Sectors.REVISION;
    for (String revision : concordance.before(Sectors.REVISION)) {
      Map<String, String> own = ofRevision.getOrDefault(revision, Map.of());
      Map<String, String> known = older.getOrDefault(newer, Map.of());
      Map<String, String> sectors = new HashMap<>();
      for (String code : concordance.codes(revision)) {
        Set<String> there =
            concordance.linked(code, revision, newer).stream()
                .map(c -> known.getOrDefault(c, newest.sectorOf(c)))
                .collect(Collectors.toSet());
        String sector =
            Prefixes.longestMatch(own, code)
                .orElse(there.size() == 1 ? there.iterator().next() : Sectors.NOT_CARRIED);
        sectors.put(code, sector);
        sectors.merge(
            code.substring(0, HEADING), sector, (a, b) -> a.equals(b) ? a : Sectors.UNALLOCATED);
      }
      older.put(revision, sectors);
      newer = revision;
    }
    return older;
  }

  /** All it says, in an order that is the same in every process. */
  String inOrder() {
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    older.forEach((revision, sectors) -> sorted.put(revision, new TreeMap<>(sectors)));
    return String.join(
        "\n",
        new TreeMap<>(chapters.sectors()).toString(),
        new TreeMap<>(anyRevision.sectors()).toString(),
        new TreeMap<>(newest.sectors()).toString(),
        sorted.toString());
  }

  /**
   * The sector of a product.
   *
   * @param product HS digits, or {@code TOTAL}
   * @param hsRevision such as HS2017; null where the source does not state it
   * @return a sector of the scheme of the product's level, {@link Sectors#ALL}, {@link
   *     Sectors#UNALLOCATED} or {@link Sectors#NOT_CARRIED}
   */
  public String sectorOf(String product, @Nullable String hsRevision) {
    return switch (Sectors.schemeOf(Flow.levelOf(product))) {
      case "TOTAL" -> Sectors.ALL;
      case "HS2" -> chapters.sectorOf(product);
      default -> hsRevision == null ? anyRevision.sectorOf(product) : carried(product, hsRevision);
    };
  }

  private String carried(String product, String revision) {
    if (revision.equals(Sectors.REVISION)) {
      return newest.sectorOf(product);
    }
    String code = product.substring(0, Math.min(product.length(), SUBHEADING));
    return older.getOrDefault(revision, Map.of()).getOrDefault(code, Sectors.NOT_CARRIED);
  }
}
