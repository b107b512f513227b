package org.summitledger.report.dependency;

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
import org.summitledger.report.dependency.SupplyPeriod.Amounts;
import org.summitledger.source.Flow;

/** One importer's imports of a product by month or quarter and supplier, and over twelve months. */
final class MonthlySupply {
  /** Why there is no weight where units differ, or there is none. */
  static final String NO_UNIT = "the source states no weights in one unit";

  private static final int YEAR = 12;
  private static final int REVISION_NAME = 2;

  private final Supply.Series of;
  private final Goods goods;
  private final int months;
  private final SortedMap<LocalDate, SupplyPeriod> periods = new TreeMap<>();

  /**
   * Of nothing yet.
   *
   * @param of whose imports of what; its goods may differ from period to period
   */
  MonthlySupply(Supply.Series of, Goods goods) {
    this.of = of;
    this.goods = goods;
    this.months = Flow.months(of.frequency());
  }

  /**
   * Adds a line.
   *
   * @param addsUp whether its file lists all partners and no world
   */
  void add(Row line, boolean addsUp) {
    periods.computeIfAbsent(line.getAs("period_start"), s -> new SupplyPeriod()).add(line, addsUp);
  }

  /**
   * For each period that is stated the twelve months that end with it.
   *
   * @param listed first days of the periods of which files list all products of the same level: a
   *     product that is not among them was not imported
   */
  List<Supply> windows(Set<LocalDate> listed) {
    List<Supply> windows = new ArrayList<>();
    periods.forEach((start, period) -> windows.add(window(start, period, listed)));
    return windows;
  }

  private Supply window(LocalDate start, SupplyPeriod last, Set<LocalDate> listed) {
    List<LocalDate> covers = new ArrayList<>();
    for (int back = YEAR - months; back >= 0; back -= months) {
      covers.add(start.minusMonths(back));
    }
    Optional<Supplied> gap =
        covers.stream()
            .map(covered -> gap(covered, last, listed))
            .flatMap(Optional::stream)
            .findFirst()
            .map(Supplied::none);
    List<SupplyPeriod> found =
        covers.stream()
            .flatMap(covered -> Optional.ofNullable(periods.get(covered)).stream())
            .toList();
    return new Supply(
        of.withGoods(last.goods(of.product(), goods)),
        last.hsRevision(),
        start,
        last.end(),
        Rollups.period(of.frequency(), start),
        covers,
        gap.orElseGet(() -> sum(found.stream().map(p -> p.values(of.currency())).toList())),
        gap.orElseGet(() -> sum(found.stream().map(SupplyPeriod::weights).toList())));
  }

  /**
   * Why a period cannot be part of a year; empty if it can. One in which the product does not stand
   * counts as zero if all products are listed and its code meant the same then.
   */
  private Optional<String> gap(LocalDate start, SupplyPeriod last, Set<LocalDate> listed) {
    SupplyPeriod period = periods.get(start);
    boolean isSame =
        period == null
            ? meansTheSame(start, last)
            : period.goods(of.product(), goods).equals(last.goods(of.product(), goods));
    if (period == null && !listed.contains(start)) {
      return Optional.of("of the twelve months the period from " + start + " is missing");
    }
    return isSame
        ? Optional.empty()
        : Optional.of(
            "of the twelve months the period from "
                + start
                + " is of another HS revision, in which the code may mean other goods");
  }

  private boolean meansTheSame(LocalDate start, SupplyPeriod last) {
    return last.hsRevision()
        .filter(revision -> start.getYear() < Integer.parseInt(revision.substring(REVISION_NAME)))
        .map(revision -> goods.meantTheSameBefore(of.product(), revision))
        .orElse(true);
  }

  private static Supplied sum(List<Amounts> periods) {
    SortedMap<String, BigDecimal> suppliers = new TreeMap<>();
    BigDecimal total = BigDecimal.ZERO;
    Optional<String> unit = Optional.empty();
    for (Amounts period : periods) {
      if (period.missing().isPresent()) {
        return Supplied.none(period.missing().get());
      }
      if (unit.isPresent() && period.unit().isPresent() && !unit.equals(period.unit())) {
        return Supplied.none(NO_UNIT);
      }
      unit = unit.or(period::unit);
      total = total.add(period.total());
      period.suppliers().forEach((who, amount) -> suppliers.merge(who, amount, BigDecimal::add));
    }
    return unit.isEmpty() ? Supplied.none(NO_UNIT) : supplied(unit, total, suppliers);
  }

  /** A supplier whose corrections take back all it delivered is none. */
  private static Supplied supplied(
      Optional<String> unit, BigDecimal total, SortedMap<String, BigDecimal> suppliers) {
    suppliers.values().removeIf(amount -> amount.signum() <= 0);
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
