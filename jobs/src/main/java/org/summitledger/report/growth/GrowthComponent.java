package org.summitledger.report.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.table.Answer;

/** The numbers of {@code growth_decomposition}: what each is, in what unit, and by which method. */
enum GrowthComponent {
  NOMINAL_GROWTH_FACTOR("ratio", "accounting", "value / base value, told in currency"),
  EXCHANGE_RATE_FACTOR(
      "ratio",
      "mean_of_monthly_rates",
      "units of currency for one of the currency of trade, mean of the months, over the same in the"
          + " base period"),
  TRADE_GROWTH_FACTOR("ratio", "accounting", "value / base value in the currency of trade"),
  VOLUME_FISHER("index", "fisher", "Fisher index of quantities of covered products"),
  PRICE_FISHER(
      "index", "fisher", "Fisher index of unit values of the same, in the currency of trade"),
  COVERAGE_FACTOR(
      "ratio", "accounting", "covered_share_before / covered_share_after: growth of the uncovered"),
  VOLUME_TORNQVIST("index", "tornqvist", "Törnqvist index beside volume_fisher"),
  PRICE_TORNQVIST("index", "tornqvist", "Törnqvist index beside price_fisher"),
  COVERED_SHARE_BEFORE("ratio", "accounting", "covered products' share of the base value"),
  COVERED_SHARE_AFTER("ratio", "accounting", "covered products' share of the value"),
  MATCHED_PRODUCTS("products", "count", "products covered"),
  CHAINED_VOLUME_FISHER(
      "index", "fisher", "volume since the base period as a chain of links over the year before"),
  CHAINED_PRICE_FISHER("index", "fisher", "prices in the same way"),
  CHAINED_VOLUME_TORNQVIST("index", "tornqvist", "volume in the same way"),
  CHAINED_PRICE_TORNQVIST("index", "tornqvist", "prices in the same way"),
  VALUE_CHANGE("", "accounting", "value - base value"),
  VALUE_CHANGE_BY_VOLUME("", "bennet", "of it, by more or less of covered products"),
  VALUE_CHANGE_BY_PRICE("", "bennet", "of it, by dearer or cheaper covered products"),
  VALUE_CHANGE_NOT_COVERED("", "accounting", "of it, of products that are not covered"),
  CONTRIBUTION_TO_TOTAL_GROWTH(
      "ratio", "accounting", "(value - base value) of the part / base value of all products"),
  CONTRIBUTION_TO_SECTOR_GROWTH(
      "ratio", "accounting", "(value - base value) of the product / base value of its sector"),
  CONTRIBUTION_TO_VOLUME_FISHER(
      "ratio", "reinsdorf_diewert_ehemann", "what a covered product adds to volume_fisher - 1"),
  CONTRIBUTION_TO_PRICE_FISHER(
      "ratio", "reinsdorf_diewert_ehemann", "what a covered product adds to price_fisher - 1");

  /** Changes when the same inputs give another value. */
  private static final String VERSION = "1";

  /** The factors of growth that stand in every currency, so that it can be multiplied there. */
  private static final List<String> FACTORS =
      List.of(VOLUME_FISHER.text(), PRICE_FISHER.text(), COVERAGE_FACTOR.text());

  private final String unit;
  private final String method;
  private final String meaning;

  GrowthComponent(String unit, String method, String meaning) {
    this.unit = unit;
    this.method = method;
    this.meaning = meaning;
  }

  /** As it stands in the table. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a component is a factor that stands in every currency. */
  static boolean isFactor(String component) {
    return FACTORS.contains(component);
  }

  /** A number for which everything was there. */
  Answer answer(Outcome outcome) {
    return Answer.complete(outcome, unit, method, VERSION);
  }

  /** No number, since an input is missing. */
  Answer missing(String what) {
    return answer(Outcome.none(what)).without(what);
  }

  /** An amount of money. */
  Answer money(Outcome outcome, String currency) {
    return Answer.complete(outcome, currency, method, VERSION);
  }

  /** How many products are left out for one reason. */
  static Answer count(int products) {
    return MATCHED_PRODUCTS.answer(Outcome.of(products));
  }

  /** All of them in one text, for the definition. */
  static String meanings() {
    return Arrays.stream(values())
        .map(c -> c.text() + ": " + c.meaning)
        .collect(Collectors.joining("; "));
  }
}
