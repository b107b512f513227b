package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitledger.indicator.Bennet;
import org.summitledger.indicator.Exclusion;
import org.summitledger.indicator.FisherContributions;
import org.summitledger.indicator.IndexFormula;
import org.summitledger.indicator.MatchedProducts;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.Ratios;
import org.summitledger.indicator.Relatives;
import org.summitledger.report.basket.ComparedBaskets;
import org.summitledger.report.growth.GrowthComparison.Scope;
import org.summitledger.report.table.Answer;

/**
 * Volumes and prices of a sector, or of the whole, between two periods. All in the currency of
 * trade; plain ratios, 1 for no change.
 */
final class GrowthIndices {
  private final Scope scope;
  private final MatchedProducts products;
  private final Relatives volumes;
  private final Relatives prices;
  private final BigDecimal coveredBefore;
  private final BigDecimal coveredAfter;
  private final Map<GrowthComponent, Outcome> links;

  /** What the indices are without, and why; empty where they have all that was traded. */
  private final Optional<String> leftOut;

  private GrowthIndices(Scope scope, MatchedProducts products) {
    this.scope = scope;
    this.products = products;
    this.volumes = Relatives.quantities(products);
    this.prices = Relatives.prices(products);
    this.coveredBefore = products.matchedBefore();
    this.coveredAfter = products.matchedAfter();
    this.links =
        Map.of(
            GrowthComponent.VOLUME_FISHER, IndexFormula.FISHER.index(volumes),
            GrowthComponent.PRICE_FISHER, IndexFormula.FISHER.index(prices),
            GrowthComponent.VOLUME_TORNQVIST, IndexFormula.TORNQVIST.index(volumes),
            GrowthComponent.PRICE_TORNQVIST, IndexFormula.TORNQVIST.index(prices));
    this.leftOut = ComparedItems.together(scope.blank().or(scope::missing), excluded(products));
  }

  /** Of a sector, or of the whole. */
  static GrowthIndices of(GrowthComparison comparison, Scope scope) {
    return new GrowthIndices(
        scope,
        ComparedBaskets.SCREEN.apply(
            MatchedProducts.of(
                comparison.tradedBefore(scope.sector()), comparison.tradedAfter(scope.sector()))));
  }

  /** Value over base value, in the currency of trade. */
  static Outcome growthFactor(Scope scope) {
    return scope
        .blank()
        .map(Outcome::none)
        .orElseGet(
            () ->
                scope.before().signum() > 0
                    ? Ratios.share(scope.after(), scope.before())
                    : Outcome.none("the base value is not above zero"));
  }

  /** One of the four indices that chains are made of. */
  Outcome link(GrowthComponent component) {
    return Objects.requireNonNull(links.get(component));
  }

  /** The indices, what they cover, and the change in money. */
  SortedMap<String, Answer> answers(String currency) {
    SortedMap<String, Answer> answers = new TreeMap<>();
    links.forEach((component, outcome) -> put(answers, component, outcome));
    put(answers, GrowthComponent.COVERAGE_FACTOR, coverageFactor());
    put(answers, GrowthComponent.COVERED_SHARE_BEFORE, share(coveredBefore, scope.before()));
    put(answers, GrowthComponent.COVERED_SHARE_AFTER, share(coveredAfter, scope.after()));
    answers.put(GrowthComponent.MATCHED_PRODUCTS.text(), count(products.pairs().size()));
    products
        .excludedCounts()
        .forEach(
            (why, count) ->
                answers.put("excluded_" + why.name().toLowerCase(Locale.ROOT), count(count)));
    answers.putAll(inMoney(currency));
    return answers;
  }

  private Answer count(int count) {
    return GrowthComponent.count(count).without(scope.missing());
  }

  /** Fisher's contributions by product, which add up to the index less one. */
  Map<GrowthComponent, SortedMap<String, Outcome>> contributions() {
    return Map.of(
        GrowthComponent.CONTRIBUTION_TO_VOLUME_FISHER,
        FisherContributions.of(volumes),
        GrowthComponent.CONTRIBUTION_TO_PRICE_FISHER,
        FisherContributions.of(prices));
  }

  private void put(SortedMap<String, Answer> answers, GrowthComponent component, Outcome outcome) {
    answers.put(component.text(), answer(component, outcome));
  }

  /** A number that is made of covered products, with what it is without. */
  Answer answer(GrowthComponent component, Outcome outcome) {
    return component.answer(outcome).without(leftOut);
  }

  private SortedMap<String, Answer> inMoney(String currency) {
    Bennet bennet = Bennet.of(products);
    BigDecimal covered = coveredAfter.subtract(coveredBefore);
    BigDecimal all = scope.change();
    Map<GrowthComponent, Answer> parts = new EnumMap<>(GrowthComponent.class);
    GrowthComponent whole = GrowthComponent.VALUE_CHANGE;
    parts.put(whole, whole.money(amount(all), currency).without(scope.missing()));
    GrowthComponent rest = GrowthComponent.VALUE_CHANGE_NOT_COVERED;
    parts.put(rest, rest.money(amount(all.subtract(covered)), currency).without(scope.missing()));
    GrowthComponent volume = GrowthComponent.VALUE_CHANGE_BY_VOLUME;
    parts.put(volume, volume.money(bennet.quantity(), currency).without(leftOut));
    GrowthComponent price = GrowthComponent.VALUE_CHANGE_BY_PRICE;
    parts.put(price, price.money(bennet.price(), currency).without(leftOut));
    SortedMap<String, Answer> answers = new TreeMap<>();
    parts.forEach((component, answer) -> answers.put(component.text(), answer));
    return answers;
  }

  private static Outcome amount(BigDecimal money) {
    return Outcome.of(money.doubleValue());
  }

  /** What growth is left when that of covered products is taken out. */
  private Outcome coverageFactor() {
    if (products.pairs().isEmpty()) {
      return Outcome.none(
          "no product with a value and a quantity in both periods is left to compare");
    }
    return growthFactor(scope).isPresent()
        ? Ratios.share(scope.after().multiply(coveredBefore), scope.before().multiply(coveredAfter))
        : growthFactor(scope);
  }

  private static Outcome share(BigDecimal covered, BigDecimal value) {
    return value.signum() > 0
        ? Ratios.share(covered, value)
        : Outcome.none("the value is not above zero");
  }

  /** Whether any product is left out. */
  boolean isPartial() {
    return leftOut.isPresent();
  }

  /** The lower of the covered shares of both periods; zero where a value is not above zero. */
  double leastCovered() {
    return Math.min(
        share(coveredBefore, scope.before()).value().orElse(0.0),
        share(coveredAfter, scope.after()).value().orElse(0.0));
  }

  /** Products that were traded in neither period are without nothing. */
  private static Optional<String> excluded(MatchedProducts products) {
    Map<Exclusion, Integer> counts = new EnumMap<>(Exclusion.class);
    counts.putAll(products.excludedCounts());
    counts.remove(Exclusion.NOT_TRADED);
    int excluded = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            excluded
                + " of "
                + (products.pairs().size() + excluded)
                + " products left out: "
                + counts.entrySet().stream()
                    .map(e -> e.getValue() + " (" + e.getKey().reason() + ")")
                    .collect(Collectors.joining(", ")));
  }
}
