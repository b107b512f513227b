package org.summitledger.commitment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What counts as the actual of a commitment. */
public sealed interface Measure {

  /** A series of observations, such as investment flows. */
  record Observations(String series) implements Measure {}

  /**
   * Bilateral trade.
   *
   * @param reporter whose statistics, ISO3
   * @param partner the other country, ISO3
   * @param flow import or export
   * @param sectorOrProducts a sector's id, or HS codes of any level
   */
  record Trade(String reporter, String partner, String flow, List<String> sectorOrProducts)
      implements Measure {

    /** Whether products are listed, not a sector. */
    public boolean isProductList() {
      return sectorOrProducts.stream().allMatch(p -> p.matches("[0-9]+"));
    }
  }

  /** Something that happens or does not. */
  record Event(String id) implements Measure {}

  /** Nothing measures it. */
  record None() implements Measure {}

  /** The form of the text: kind, then the parts, with colons between; products with {@code +}. */
  Pattern FORM =
      Pattern.compile(
          "none|event:[a-z0-9_]+|observations:[a-z0-9_]+"
              + "|trade:[A-Z]{3}:[A-Z]{3}:(import|export):([a-z_]+|[0-9]+(\\+[0-9]+)*)");

  /** The measure that a text names; empty if it has another form. */
  static Optional<Measure> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] parts = text.split(":", -1);
    if (parts[0].equals("trade") && listsAPartOfAnother(parts[4].split("\\+"))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (parts[0]) {
          case "observations" -> new Observations(parts[1]);
          case "event" -> new Event(parts[1]);
          case "trade" ->
              new Trade(parts[1], parts[2], parts[3], Arrays.asList(parts[4].split("\\+")));
          default -> new None();
        });
  }

  /** A heading beside its own subheading would be counted twice. */
  private static boolean listsAPartOfAnother(String[] products) {
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        if (i != j && products[j].startsWith(products[i])) {
          return true;
        }
      }
    }
    return false;
  }
}
