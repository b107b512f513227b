package org.summitledger.report.structure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The components of {@code market_share_analysis}: unit, method, and what each says. */
enum ShareComponent {
  CHANGE("", "leamer_stern_1970", "change of sales since the base; the sum of the next four"),
  WORLD_GROWTH("", "leamer_stern_1970", "r X: had sales grown as the market's imports in all"),
  PRODUCT_STRUCTURE(
      "", "leamer_stern_1970", "sum (r_k - r) X_k: by selling products whose imports grew faster"),
  PARTNER_STRUCTURE(
      "",
      "leamer_stern_1970",
      "sum (r_kj - r_k) X_kj: by selling to countries whose imports grew faster; zero within one"
          + " country's market"),
  COMPETITIVENESS(
      "", "leamer_stern_1970", "sum (X'_kj - X_kj - r_kj X_kj): shares won or lost in markets"),
  GROWTH("ratio", "nyssens_poullet_1990", "g, growth of sales since the base"),
  WORLD_GROWTH_RATE("ratio", "nyssens_poullet_1990", "g*, growth of the market's imports"),
  SHARE_EFFECT(
      "ratio",
      "nyssens_poullet_1990",
      "sum theta_kj (g_kj - g*_kj): shares won or lost; with structure_effect g - g*"),
  STRUCTURE_EFFECT(
      "ratio",
      "nyssens_poullet_1990",
      "sum (theta_kj - theta*_kj) g*_kj: what is sold, and where; the sum of the next three"),
  PRODUCT_EFFECT("ratio", "nyssens_poullet_1990", "sum (theta_k - theta*_k) g*_k"),
  PARTNER_EFFECT("ratio", "nyssens_poullet_1990", "sum (theta_j - theta*_j) g*_j"),
  MIXED_EFFECT("ratio", "nyssens_poullet_1990", "the rest of structure_effect"),
  ADDRESSED_DEMAND(
      "ratio",
      "nyssens_poullet_1990",
      "sum theta_kj M'_kj / M_kj: how much imports of the markets grew, weighted by the sales of the"
          + " base; 1 + growth - share_effect"),
  MARKET_SHARE_EFFECT(
      "ratio",
      "nyssens_poullet_1990",
      "growth of sales over that of the demand they met: (X'/X) / addressed_demand, above 1 where"
          + " share_effect is above zero"),
  NONE(
      "ratio",
      "none",
      "stands for all components where none can be computed, or a second valuation is not told");

  private final String unit;
  private final String method;
  private final String meaning;

  ShareComponent(String unit, String method, String meaning) {
    this.unit = unit;
    this.method = method;
    this.meaning = meaning;
  }

  /** As the table names it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit of its values, where money is in a currency. */
  String unit(String currency) {
    return unit.isEmpty() ? currency : unit;
  }

  String method() {
    return method;
  }

  /** What each of them says, for the dictionary. */
  static String meanings() {
    return Arrays.stream(values())
        .map(c -> c.id() + ": " + c.meaning)
        .collect(Collectors.joining("; ", "", "."));
  }
}
