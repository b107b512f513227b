package org.summitledger.lake;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;

/**
 * What a file in the lake is about, as far as it can be told without opening it.
 *
 * @param values money of the values kept, in whole units of currency, by reporter and by first day
 *     of the period, yyyy-MM-dd
 * @param imports of these, imports by product
 * @param productLevels TOTAL, HS2, HS4, HS6, HS8 or HS9: those of the products it holds
 * @param pairs who reports and with whom, by flow
 */
public record Contents(
    SortedMap<String, SortedMap<String, BigDecimal>> values,
    SortedMap<String, SortedMap<String, BigDecimal>> imports,
    SortedSet<String> productLevels,
    SortedMap<String, Pairs> pairs) {

  private static final int SCALE = 3;

  /**
   * The countries in a flow.
   *
   * @param reporters whose statistics
   * @param partners the other countries, the world among them
   */
  public record Pairs(SortedSet<String> reporters, SortedSet<String> partners) {
    private boolean meet(Pairs others) {
      return !Collections.disjoint(reporters, others.reporters)
          && !Collections.disjoint(partners, others.partners);
    }
  }

  /** Of nothing. */
  static Contents none() {
    return new Contents(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
  }

  /**
   * Sums of {@link #values} or {@link #imports} over some reporters, by first day of the period.
   */
  public static SortedMap<String, BigDecimal> byPeriod(
      SortedMap<String, SortedMap<String, BigDecimal>> money, Predicate<String> reporters) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    money.forEach(
        (reporter, byPeriod) -> {
          if (reporters.test(reporter)) {
            byPeriod.forEach((start, value) -> sums.merge(start, value, BigDecimal::add));
          }
        });
    return sums;
  }

  /** First days of the periods, in order. */
  List<String> periods() {
    SortedSet<String> periods = new TreeSet<>();
    values.values().forEach(byPeriod -> periods.addAll(byPeriod.keySet()));
    return List.copyOf(periods);
  }

  /** Reporters and partners, in order. */
  List<String> countries() {
    SortedSet<String> countries = new TreeSet<>();
    pairs.values().forEach(p -> countries.addAll(p.reporters()));
    pairs.values().forEach(p -> countries.addAll(p.partners()));
    return List.copyOf(countries);
  }

  /** Whether some country reports of the same partner here and there, in the same direction. */
  boolean meets(Contents other) {
    return pairs.entrySet().stream()
        .anyMatch(
            flow ->
                Optional.ofNullable(other.pairs.get(flow.getKey()))
                    .filter(flow.getValue()::meet)
                    .isPresent());
  }

  /** Adds a batch of the file. */
  void add(FlowBatch batch, FlowBatch.Codes all) {
    KnownCodes codes = KnownCodes.of(all);
    int periods = codes.periods().size();
    int flows = codes.flows().size();
    int countries = codes.countries().size();
    boolean[] isTotal = new boolean[codes.products().size()];
    for (int i = 0; i < isTotal.length; i++) {
      isTotal[i] = codes.products().get(i).code().equals("TOTAL");
    }
    long[][][] byProduct = new long[countries][][];
    long[][][] totals = new long[countries][][];
    boolean[][] seen = new boolean[countries][periods];
    boolean[] products = new boolean[isTotal.length];
    boolean[][] reporters = new boolean[flows][countries];
    boolean[][] partners = new boolean[flows][countries];
    for (int i = 0; i < batch.size(); i++) {
      int period = batch.period()[i];
      int flow = batch.flow()[i];
      int reporter = batch.reporter()[i];
      if (byProduct[reporter] == null) {
        byProduct[reporter] = new long[periods][flows];
        totals[reporter] = new long[periods][flows];
      }
      seen[reporter][period] = true;
      products[batch.product()[i]] = true;
      reporters[flow][reporter] = true;
      partners[flow][batch.partner()[i]] = true;
      if (batch.value()[i] != FlowBatch.MISSING) {
        long[] sums = (isTotal[batch.product()[i]] ? totals : byProduct)[reporter][period];
        sums[flow] = ExactSum.of(sums[flow], batch.value()[i]);
      }
    }
    for (int reporter = 0; reporter < countries; reporter++) {
      for (int period = 0; period < periods; period++) {
        if (seen[reporter][period]) {
          money(codes, reporter, period, byProduct[reporter][period], totals[reporter][period]);
        }
      }
    }
    for (int flow = 0; flow < flows; flow++) {
      countries(codes, flow, reporters[flow], partners[flow]);
    }
    for (int product = 0; product < products.length; product++) {
      if (products[product]) {
        productLevels.add(Flow.levelOf(codes.products().get(product).code()));
      }
    }
  }

  private void money(KnownCodes codes, int reporter, int period, long[] byProduct, long[] totals) {
    String country = codes.countries().get(reporter);
    String start = codes.periods().get(period).start().toString();
    for (int flow = 0; flow < byProduct.length; flow++) {
      BigDecimal products = BigDecimal.valueOf(byProduct[flow], SCALE);
      add(values, country, start, products.add(BigDecimal.valueOf(totals[flow], SCALE)));
      if (codes.flows().get(flow).equals("import")) {
        add(imports, country, start, products);
      }
    }
  }

  private static void add(
      SortedMap<String, SortedMap<String, BigDecimal>> money,
      String reporter,
      String start,
      BigDecimal value) {
    money.computeIfAbsent(reporter, r -> new TreeMap<>()).merge(start, value, BigDecimal::add);
  }

  private void countries(FlowBatch.Codes codes, int flow, boolean[] reporters, boolean[] partners) {
    for (int country = 0; country < reporters.length; country++) {
      if (reporters[country] || partners[country]) {
        Pairs known = pairs(codes.flows().get(flow));
        String code = codes.countries().get(country);
        if (reporters[country]) {
          known.reporters().add(code);
        }
        if (partners[country]) {
          known.partners().add(code);
        }
      }
    }
  }

  private Pairs pairs(String flow) {
    return pairs.computeIfAbsent(flow, f -> new Pairs(new TreeSet<>(), new TreeSet<>()));
  }

  /** Together with the contents of other batches of the file. */
  void add(Contents other) {
    other.values.forEach(
        (reporter, money) -> money.forEach((start, value) -> add(values, reporter, start, value)));
    other.imports.forEach(
        (reporter, money) -> money.forEach((start, value) -> add(imports, reporter, start, value)));
    productLevels.addAll(other.productLevels);
    for (Map.Entry<String, Pairs> flow : other.pairs.entrySet()) {
      Pairs known = pairs(flow.getKey());
      known.reporters().addAll(flow.getValue().reporters());
      known.partners().addAll(flow.getValue().partners());
    }
  }
}
