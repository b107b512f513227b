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
import org.summitledger.source.MoneySum;

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
    int flows = codes.flows().size();
    int countries = codes.countries().size();
    boolean[] isTotal = new boolean[codes.products().size()];
    for (int i = 0; i < isTotal.length; i++) {
      isTotal[i] = codes.products().get(i).code().equals("TOTAL");
    }
    int periods = codes.periods().size();
    Reported[][][] reported = new Reported[countries][][];
    boolean[] products = new boolean[isTotal.length];
    boolean[][] partners = new boolean[flows][countries];
    for (int i = 0; i < batch.size(); i++) {
      int flow = batch.flow()[i];
      int reporter = batch.reporter()[i];
      if (reported[reporter] == null) {
        reported[reporter] = new Reported[periods][flows];
      }
      Reported[] ofPeriod = reported[reporter][batch.period()[i]];
      if (ofPeriod[flow] == null) {
        ofPeriod[flow] = new Reported();
      }
      products[batch.product()[i]] = true;
      partners[flow][batch.partner()[i]] = true;
      (isTotal[batch.product()[i]] ? ofPeriod[flow].totals() : ofPeriod[flow].products())
          .add(batch.value()[i]);
    }
    boolean[][] reporters = new boolean[flows][countries];
    for (int reporter = 0; reporter < countries; reporter++) {
      for (int period = 0; reported[reporter] != null && period < periods; period++) {
        for (int flow = 0; flow < flows; flow++) {
          Reported money = reported[reporter][period][flow];
          if (money != null) {
            reporters[flow][reporter] = true;
            add(
                codes.countries().get(reporter),
                codes.periods().get(period).start().toString(),
                codes.flows().get(flow),
                money);
          }
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

  /** What one country reports of a period in one direction: however much, since no table has it. */
  private record Reported(MoneySum products, MoneySum totals) {
    Reported() {
      this(new MoneySum(), new MoneySum());
    }
  }

  private void add(String reporter, String start, String flow, Reported money) {
    add(values, reporter, start, money.products().sum().add(money.totals().sum()));
    if (flow.equals("import")) {
      add(imports, reporter, start, money.products().sum());
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
