package org.summitledger.report.structure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The indicators of {@code trade_structure}: unit, reference, and what each says. */
enum StructureIndicator {
  RCA_BALASSA(
      "ratio",
      "balassa_1965",
      "weight in the reporter's exports to the world / weight in the world's; rca_ of partner WLD"
          + " only"),
  RCA_SYMMETRIC("ratio", "dalum_laursen_villumsen_1998", "(RCA - 1) / (RCA + 1), from -1 to 1"),
  RCA_NORMALISED(
      "ratio",
      "yu_cai_leung_2009",
      "X_ik / X_W - X_i X_Wk / X_W^2; zero in sum over sectors and over products"),
  HHI_PRODUCTS("ratio", "hirschman_herfindahl", "sum of squared shares of products"),
  HHI_PRODUCTS_NORMALISED(
      "ratio",
      "hirschman_herfindahl",
      "(H - 1/n) / (1 - 1/n), n the products that the source lists in any period"),
  HHI_PRODUCTS_UNCTAD("ratio", "unctad", "(sqrt H - sqrt 1/n) / (1 - sqrt 1/n)"),
  HHI_PARTNERS(
      "ratio",
      "hirschman_herfindahl",
      "sum of squared shares of partner countries, where all are listed"),
  HHI_PARTNERS_NORMALISED(
      "ratio",
      "hirschman_herfindahl",
      "the same, n the partners that the reporter has in any period"),
  HHI_PARTNERS_UNCTAD("ratio", "unctad", "the same, as UNCTAD's index"),
  GRUBEL_LLOYD(
      "ratio",
      "grubel_lloyd_1975",
      "1 - sum |X - M| / sum (X + M) over products of product_level: the coarser, the higher"),
  LAFAY(
      "index",
      "lafay_1992",
      "100 [(x-m)/(x+m) - sum(x-m)/sum(x+m)] (x+m)/sum(x+m); zero in sum over sectors and over"
          + " products"),
  FINGER_KREININ_FLOWS(
      "ratio",
      "finger_kreinin_1979",
      "sum of min(share in exports to the partner, share in imports from it)"),
  FINGER_KREININ_OTHERS(
      "ratio",
      "finger_kreinin_1979",
      "sum of min(share in trade with the partner, share in trade with all others)"),
  FINGER_KREININ_EXPORTS(
      "ratio",
      "finger_kreinin_1979",
      "sum of min(share in the reporter's exports to the world, share in the partner's)"),
  TRADE_INTENSITY_WITS(
      "ratio", "wits", "(x_ij / X_i) / (X_Wj / X_W), j's weight in all exports (Brown 1949)"),
  TRADE_INTENSITY_KOJIMA(
      "ratio",
      "kojima_1964",
      "(x_ij / X_i) / (M_j / (M_W - M_i)), j's weight in all imports but the reporter's"),
  COMPLEMENTARITY_MICHAELY(
      "index",
      "michaely_1996",
      "100 (1 - 1/2 sum |m_jk - x_ik|), of shares of products with the world"),
  COMPLEMENTARITY_DRYSDALE_GARNAUT(
      "ratio",
      "drysdale_garnaut_1982",
      "sum of x_ik (W / W_k) m_jk over products, multiplied product by product; the sectors add up"
          + " to all_products"),
  TRADE_BIAS(
      "ratio",
      "drysdale_garnaut_1982",
      "WITS' intensity of the products that complementarity_drysdale_garnaut is of, over it"),
  EXTENSIVE_MARGIN(
      "ratio",
      "hummels_klenow_2005",
      "weight in the reference of the products sold; the reference is all suppliers of the"
          + " reporter's imports, or the world's exports where the partner is WLD"),
  INTENSIVE_MARGIN(
      "ratio", "hummels_klenow_2005", "sales / the reference's sales of the same products"),
  MARKET_SHARE(
      "ratio", "hummels_klenow_2005", "sales / the reference's; extensive times intensive margin"),
  INTENSIVE_PRICE(
      "ratio",
      "sato_vartia_1976",
      "price level against the reference, of products whose unit values can be compared: a tonne or"
          + " more on both sides, and no tenfold difference"),
  INTENSIVE_QUANTITY("ratio", "sato_vartia_1976", "intensive_margin / intensive_price"),
  PRICED_SHARE("ratio", "sato_vartia_1976", "share of sales that intensive_price is of"),
  LAWRENCE("ratio", "lawrence_1984", "half the sum of |changes of shares of products|, since base"),
  CONTINUING("", "accounting", "change of products traded in the base and in the period"),
  ENTRY("", "accounting", "value of products not traded in the base"),
  EXIT("", "accounting", "minus the base's value of products no longer traded"),
  CHANGE("", "accounting", "change since the base; continuing plus entry plus exit"),
  LEAST_TRADED_SHARE(
      "ratio",
      "kehoe_ruhl_2013",
      "later share of the products that were the least traded tenth of the base"),
  NEW_GOODS_MARGIN("ratio", "kehoe_ruhl_2013", "that share minus a tenth"),
  PRODUCTS(
      "ratio",
      "none",
      "stands for all indicators of products, where none can be computed, or a second valuation is"
          + " not told"),
  WORLD(
      "ratio",
      "none",
      "stands for all indicators that need the world's trade, where the source does not hold it");

  private final String unit;
  private final String method;
  private final String meaning;

  StructureIndicator(String unit, String method, String meaning) {
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
        .map(i -> i.id() + ": " + i.meaning)
        .collect(Collectors.joining("; ", "", "."));
  }
}
