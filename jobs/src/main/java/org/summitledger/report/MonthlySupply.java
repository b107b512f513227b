package org.summitledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.summitledger.lake.Rollups;
import org.summitledger.reference.Countries;
import org.summitledger.source.Flow;

/** One importer's imports of a product by month or quarter and supplier, and over twelve months. */
final class MonthlySupply {
  private static final int YEAR = 12;
  private static final String NO_UNIT = "the source states no weights in one unit";

  private final Supply.Series of;
  private final int months;
  private final SortedMap<LocalDate, Period> periods = new TreeMap<>();

  /** What a period's lines say. */
  private static final class Period {
    private final Tally value = new Tally();
    private final Tally weight = new Tally();
    private Optional<String> hsRevision = Optional.empty();
    private LocalDate end = LocalDate.MIN;
  }

  /** What suppliers deliver, and all of them together as the source states it. */
  private static final class Tally {
    private final SortedMap<String, BigDecimal> suppliers = new TreeMap<>();
    private Optional<BigDecimal> world = Optional.empty();
    private BigDecimal partners = BigDecimal.ZERO;
    private Optional<String> unit = Optional.empty();
    private Optional<String> missing = Optional.empty();
    private boolean addsUp;

    void miss(String reason) {
      missing = missing.or(() -> Optional.of(reason));
    }

    /** What all suppliers deliver. */
    Optional<BigDecimal> total() {
      return addsUp ? Optional.of(partners) : world;
    }
  }

  /** Of nothing yet. */
  MonthlySupply(Supply.Series of) {
    this.of = of;
    this.months = Flow.months(of.frequency());
  }

  /**
   * Adds a line.
   *
   * @param addsUp whether its file lists all partners and no world
   */
  void add(Row line, boolean addsUp) {
    Period period = periods.computeIfAbsent(line.getAs("period_start"), s -> new Period());
    period.end = line.getAs("period_end");
    period.hsRevision = Optional.ofNullable(line.getAs("hs_revision"));
    period.value.unit = Optional.of(of.currency());
    period.value.addsUp |= addsUp;
    period.weight.addsUp |= addsUp;
    BigDecimal value = line.getAs("value");
    if (value == null) {
      return;
    }
    String partner = line.getAs("partner");
    add(period.value, partner, value, value.signum() > 0);
    weigh(period.weight, line, partner, value);
  }

  private static void weigh(Tally weight, Row line, String partner, BigDecimal value) {
    if (value.signum() <= 0) {
      return;
    }
    BigDecimal quantity = line.getAs("quantity");
    String unit = line.getAs("quantity_unit");
    if (quantity == null || unit == null || quantity.signum() <= 0 || !Supplied.isWeight(unit)) {
      weight.miss("not all suppliers have a weight");
    } else if (weight.unit.isPresent() && !weight.unit.get().equals(unit)) {
      weight.miss(NO_UNIT);
    } else {
      weight.unit = Optional.of(unit);
      add(weight, partner, quantity, true);
    }
  }

  private static void add(Tally tally, String partner, BigDecimal amount, boolean isSupply) {
    if (partner.equals(Countries.WORLD)) {
      tally.world = Optional.of(tally.world.map(amount::add).orElse(amount));
      return;
    }
    tally.partners = tally.partners.add(amount);
    if (isSupply) {
      tally.suppliers.merge(partner, amount, BigDecimal::add);
    }
  }

  /**
   * For each period that is stated the twelve months that end with it.
   *
   * @param stated source, importer and first day of the periods of which files state all products:
   *     a product that is not among them was not imported
   */
  List<Supply> windows(Set<List<String>> stated) {
    List<Supply> windows = new ArrayList<>();
    periods.forEach((start, period) -> windows.add(window(start, period, stated)));
    return windows;
  }

  private Supply window(LocalDate start, Period last, Set<List<String>> complete) {
    List<LocalDate> covers = new ArrayList<>();
    for (int back = YEAR - months; back >= 0; back -= months) {
      covers.add(start.minusMonths(back));
    }
    Optional<Supplied> gap = gap(covers, complete);
    List<Period> found = new ArrayList<>();
    periods.forEach(
        (stated, period) -> {
          if (covers.contains(stated)) {
            found.add(period);
          }
        });
    return new Supply(
        of,
        last.hsRevision,
        start,
        last.end,
        Rollups.period(of.frequency(), start),
        covers,
        gap.orElseGet(() -> sum(found.stream().map(p -> p.value).toList())),
        gap.orElseGet(() -> sum(found.stream().map(p -> p.weight).toList())));
  }

  /** A period in which the product does not stand counts as zero only if all products do. */
  private Optional<Supplied> gap(List<LocalDate> covers, Set<List<String>> stated) {
    return covers.stream()
        .filter(start -> !periods.containsKey(start))
        .filter(start -> !stated.contains(List.of(of.source(), of.importer(), start.toString())))
        .findFirst()
        .map(start -> "of the twelve months the period from " + start + " is missing")
        .map(Supplied::none);
  }

  private static Supplied sum(List<Tally> tallies) {
    SortedMap<String, BigDecimal> suppliers = new TreeMap<>();
    BigDecimal total = BigDecimal.ZERO;
    Optional<String> unit = Optional.empty();
    for (Tally tally : tallies) {
      Optional<String> why = tally.missing.or(() -> whyNot(tally));
      if (why.isPresent()) {
        return Supplied.none(why.get());
      }
      if (unit.isPresent() && tally.unit.isPresent() && !unit.equals(tally.unit)) {
        return Supplied.none(NO_UNIT);
      }
      unit = unit.or(() -> tally.unit);
      total = total.add(tally.total().orElse(BigDecimal.ZERO));
      tally.suppliers.forEach((who, amount) -> suppliers.merge(who, amount, BigDecimal::add));
    }
    return unit.isEmpty() ? Supplied.none(NO_UNIT) : supplied(unit, total, suppliers);
  }

  /** A period without any weight and without any supplier that lacks one had no imports. */
  private static Optional<String> whyNot(Tally tally) {
    return tally.unit.isEmpty() || tally.total().isPresent()
        ? Optional.empty()
        : Optional.of("a period has no total over all suppliers");
  }

  private static Supplied supplied(
      Optional<String> unit, BigDecimal total, SortedMap<String, BigDecimal> suppliers) {
    Optional<Map.Entry<String, BigDecimal>> top = Optional.empty();
    BigDecimal listed = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> supplier : suppliers.entrySet()) {
      BigDecimal amount = supplier.getValue();
      listed = listed.add(amount);
      squares = squares.add(amount.multiply(amount));
      if (top.isEmpty() || amount.compareTo(top.get().getValue()) > 0) {
        top = Optional.of(supplier);
      }
    }
    return new Supplied(
        unit,
        Optional.of(total),
        listed,
        squares,
        top.map(Map.Entry::getKey),
        top.map(Map.Entry::getValue).orElse(BigDecimal.ZERO),
        Optional.empty());
  }
}
