package org.summitledger.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * One country's trade, random or broken on purpose, in all the shapes that formulas ask for.
 *
 * @param exports by product
 * @param imports by product
 * @param world the world's exports by product, with the country's
 * @param flows by product and partner, in two periods
 * @param sold with quantities, before
 * @param soldLater with quantities, after
 * @param months by month
 */
record Samples(
    Map<String, BigDecimal> exports,
    Map<String, BigDecimal> imports,
    Map<String, BigDecimal> world,
    MarketFlows flows,
    Map<String, Traded> sold,
    Map<String, Traded> soldLater,
    Map<YearMonth, BigDecimal> months) {
  private static final int LARGEST = 1_000_000_000;

  /** Values above and at zero; some products and partners appear, and some vanish. */
  static Samples random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> products = codes("0", 1 + random.nextInt(12));
    Map<String, BigDecimal> exports = values(random, products);
    Map<String, BigDecimal> world = new LinkedHashMap<>(values(random, products));
    exports.forEach((k, v) -> world.merge(k, v.add(BigDecimal.ONE), BigDecimal::add));
    return new Samples(
        exports,
        values(random, products),
        world,
        flows(random, products),
        traded(random, products),
        traded(random, products),
        months(random));
  }

  /** The same with all money changed. */
  Samples money(UnaryOperator<BigDecimal> change) {
    return new Samples(
        changed(exports, change),
        changed(imports, change),
        changed(world, change),
        new MarketFlows(
            changed(flows.before(), change),
            changed(flows.after(), change),
            changed(flows.worldBefore(), change),
            changed(flows.worldAfter(), change)),
        sold(sold, change),
        sold(soldLater, change),
        changed(months, change));
  }

  /** The same in another order. */
  Samples shuffled(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Samples(
        shuffled(exports, random),
        shuffled(imports, random),
        shuffled(world, random),
        new MarketFlows(
            shuffled(flows.before(), random),
            shuffled(flows.after(), random),
            shuffled(flows.worldBefore(), random),
            shuffled(flows.worldAfter(), random)),
        shuffled(sold, random),
        shuffled(soldLater, random),
        shuffled(months, random));
  }

  /** The first of everything, as many as said. */
  Samples only(int count) {
    return new Samples(
        first(exports, count),
        first(imports, count),
        first(world, count),
        new MarketFlows(
            first(flows.before(), count),
            first(flows.after(), count),
            first(flows.worldBefore(), count),
            first(flows.worldAfter(), count)),
        first(sold, count),
        first(soldLater, count),
        first(months, count));
  }

  /** The same with other quantities. */
  Samples sold(UnaryOperator<Traded> change) {
    Map<String, Traded> before = new LinkedHashMap<>(sold);
    before.replaceAll((k, t) -> change.apply(t));
    Map<String, Traded> after = new LinkedHashMap<>(soldLater);
    after.replaceAll((k, t) -> change.apply(t));
    return new Samples(exports, imports, world, flows, before, after, months);
  }

  /** The same with a product that only the country exports, and only later. */
  Samples appearing(String product) {
    Map<String, BigDecimal> more = new LinkedHashMap<>(exports);
    more.put(product, BigDecimal.TEN);
    Map<Market, BigDecimal> after = new LinkedHashMap<>(flows.after());
    after.put(new Market(product, "P100"), BigDecimal.TEN);
    Map<String, Traded> later = new LinkedHashMap<>(soldLater);
    later.put(product, Traded.of(BigDecimal.TEN, BigDecimal.ONE, "kg"));
    MarketFlows grown =
        new MarketFlows(flows.before(), after, flows.worldBefore(), flows.worldAfter());
    return new Samples(more, imports, world, grown, sold, later, months);
  }

  /** The same where a partner buys nothing later, from anyone, and no product is sold again. */
  Samples vanishing(String partner) {
    Map<Market, BigDecimal> after = new LinkedHashMap<>(flows.after());
    Map<Market, BigDecimal> worldAfter = new LinkedHashMap<>(flows.worldAfter());
    after.keySet().removeIf(m -> m.partner().equals(partner));
    worldAfter.keySet().removeIf(m -> m.partner().equals(partner));
    MarketFlows gone = new MarketFlows(flows.before(), after, flows.worldBefore(), worldAfter);
    return new Samples(exports, imports, world, gone, sold, Map.of(), months);
  }

  static Map<String, BigDecimal> values(SplittableRandom random, List<String> codes) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (String code : codes) {
      if (random.nextInt(5) > 0) {
        values.put(code, random.nextInt(6) == 0 ? BigDecimal.ZERO : money(random));
      }
    }
    return values;
  }

  /** Above zero, in thousandths. */
  static BigDecimal money(SplittableRandom random) {
    return BigDecimal.valueOf(1 + random.nextLong(LARGEST), 3);
  }

  static List<String> codes(String prefix, int count) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      codes.add(prefix + (100 + i));
    }
    return codes;
  }

  /** The world trades wherever the country does. */
  static MarketFlows flows(SplittableRandom random, List<String> products) {
    Map<Market, BigDecimal> before = new LinkedHashMap<>();
    Map<Market, BigDecimal> after = new LinkedHashMap<>();
    Map<Market, BigDecimal> worldBefore = new LinkedHashMap<>();
    Map<Market, BigDecimal> worldAfter = new LinkedHashMap<>();
    for (String partner : codes("P", 1 + random.nextInt(5))) {
      Map<String, BigDecimal> old = values(random, products);
      old.forEach((k, v) -> before.put(new Market(k, partner), v));
      values(random, products).forEach((k, v) -> after.put(new Market(k, partner), v));
      values(random, products).forEach((k, v) -> worldAfter.put(new Market(k, partner), v));
      old.forEach((k, v) -> worldBefore.put(new Market(k, partner), v.add(money(random))));
    }
    return new MarketFlows(before, after, worldBefore, worldAfter);
  }

  static Map<String, Traded> traded(SplittableRandom random, List<String> products) {
    Map<String, Traded> traded = new LinkedHashMap<>();
    values(random, products)
        .forEach(
            (k, v) ->
                traded.put(
                    k,
                    random.nextInt(8) == 0
                        ? Traded.withoutQuantity(v)
                        : Traded.of(v, money(random), "kg")));
    return traded;
  }

  private static Map<YearMonth, BigDecimal> months(SplittableRandom random) {
    Map<YearMonth, BigDecimal> months = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      if (random.nextInt(10) > 0) {
        months.put(YearMonth.of(2014, 4).plusMonths(i), money(random));
      }
    }
    return months;
  }

  private static <K, V> Map<K, V> first(Map<K, V> values, int count) {
    Map<K, V> first = new LinkedHashMap<>();
    values.entrySet().stream().limit(count).forEach(e -> first.put(e.getKey(), e.getValue()));
    return first;
  }

  private static <K> Map<K, BigDecimal> changed(
      Map<K, BigDecimal> values, UnaryOperator<BigDecimal> change) {
    Map<K, BigDecimal> changed = new LinkedHashMap<>();
    values.forEach((k, v) -> changed.put(k, change.apply(v)));
    return changed;
  }

  private static Map<String, Traded> sold(
      Map<String, Traded> values, UnaryOperator<BigDecimal> change) {
    Map<String, Traded> changed = new LinkedHashMap<>();
    values.forEach(
        (k, t) -> changed.put(k, new Traded(change.apply(t.value()), t.quantity(), t.unit())));
    return changed;
  }

  /** A copy that keeps the order it is given. */
  private static <K, V> Map<K, V> shuffled(Map<K, V> values, SplittableRandom random) {
    List<K> keys = new ArrayList<>(values.keySet());
    for (int i = keys.size() - 1; i > 0; i--) {
      Collections.swap(keys, i, random.nextInt(i + 1));
    }
    Map<K, V> shuffled = new LinkedHashMap<>();
    keys.forEach(k -> shuffled.put(k, Optional.ofNullable(values.get(k)).orElseThrow()));
    return shuffled;
  }
}
