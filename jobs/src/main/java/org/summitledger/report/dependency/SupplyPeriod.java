package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.summitledger.reference.Countries;
import org.summitledger.report.table.Rows;

/** What the lines of one month or quarter say of an importer's suppliers of a product. */
final class SupplyPeriod {
  private final SortedMap<String, Partner> partners = new TreeMap<>();
  private final SortedSet<String> revisions = new TreeSet<>();
  private LocalDate end = LocalDate.MIN;
  private boolean addsUp;

  /** What one partner, or the world, delivers: lines of a cell added up. */
  private static final class Partner {
    private Optional<BigDecimal> value = Optional.empty();
    private BigDecimal quantity = BigDecimal.ZERO;
    private final SortedSet<String> units = new TreeSet<>();

    void add(BigDecimal money, Optional<BigDecimal> amount, String unit) {
      value = Optional.of(value.map(money::add).orElse(money));
      quantity = quantity.add(amount.orElse(BigDecimal.ZERO));
      units.add(amount.isPresent() ? unit : "");
    }

    boolean delivers() {
      return value.filter(v -> v.signum() > 0).isPresent();
    }

    /** The unit of its weight; empty where a line has none, or several units differ. */
    Optional<String> unit() {
      boolean isWeighed = units.size() == 1 && quantity.signum() > 0;
      return isWeighed ? Rows.text(units.first()) : Optional.empty();
    }
  }

  /**
   * What suppliers deliver in a period.
   *
   * @param unit the currency, or the unit of weight; empty where nothing is delivered
   * @param total of all suppliers
   * @param suppliers what each that is listed delivers; below zero where it is a correction
   * @param missing why nothing can be said; the rest then says nothing
   */
  record Amounts(
      Optional<String> unit,
      BigDecimal total,
      SortedMap<String, BigDecimal> suppliers,
      Optional<String> missing) {
    static Amounts none(String reason) {
      return new Amounts(Optional.empty(), BigDecimal.ZERO, new TreeMap<>(), Optional.of(reason));
    }
  }

  /**
   * Adds a line.
   *
   * @param listsAll whether its file lists all partners and no world
   */
  void add(Row line, boolean listsAll) {
    end = line.getAs("period_end");
    revisions.add(Optional.ofNullable(line.<String>getAs("hs_revision")).orElse(""));
    addsUp |= listsAll;
    Partner partner = partners.computeIfAbsent(line.getAs("partner"), p -> new Partner());
    BigDecimal value = line.getAs("value");
    if (value != null) {
      String unit = line.getAs("quantity_unit");
      partner.add(
          value, Optional.ofNullable(line.getAs("quantity")), Optional.ofNullable(unit).orElse(""));
    }
  }

  LocalDate end() {
    return end;
  }

  /** The revision of the product; empty where the source does not say, or says several. */
  Optional<String> hsRevision() {
    return revisions.size() == 1 ? Rows.text(revisions.first()) : Optional.empty();
  }

  /** Tells apart what the code means; where it means several things, it is as with no revision. */
  String goods(String product, Goods goods) {
    SortedSet<String> found = new TreeSet<>();
    revisions.forEach(revision -> found.add(goods.of(product, revision)));
    return found.size() == 1 ? found.first() : goods.of(product, null);
  }

  /** By value, in a currency. */
  Amounts values(String currency) {
    Optional<String> missing = whyNoTotal();
    if (missing.isPresent()) {
      return Amounts.none(missing.get());
    }
    SortedMap<String, BigDecimal> suppliers = new TreeMap<>();
    suppliers().forEach((who, p) -> p.value.ifPresent(value -> suppliers.put(who, value)));
    return new Amounts(Optional.of(currency), total(suppliers, world().value), suppliers, missing);
  }

  /** By weight: of what has a value above zero. */
  Amounts weights() {
    Optional<String> missing = whyNoTotal();
    SortedMap<String, BigDecimal> suppliers = new TreeMap<>();
    SortedSet<String> units = new TreeSet<>();
    for (Map.Entry<String, Partner> of : partners.entrySet()) {
      boolean counts = !(addsUp && of.getKey().equals(Countries.WORLD));
      if (counts && of.getValue().delivers()) {
        Optional<String> unit = of.getValue().unit();
        missing = missing.or(() -> whyNoWeight(of.getKey(), unit));
        unit.ifPresent(u -> units.add(u));
        suppliers.put(of.getKey(), of.getValue().quantity);
      }
    }
    if (missing.isPresent() || units.size() > 1) {
      return Amounts.none(missing.orElse(MonthlySupply.NO_UNIT));
    }
    Optional<BigDecimal> world = Optional.ofNullable(suppliers.remove(Countries.WORLD));
    return new Amounts(units.stream().findFirst(), total(suppliers, world), suppliers, missing);
  }

  private BigDecimal total(SortedMap<String, BigDecimal> suppliers, Optional<BigDecimal> world) {
    return addsUp
        ? suppliers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
        : world.orElse(BigDecimal.ZERO);
  }

  private SortedMap<String, Partner> suppliers() {
    SortedMap<String, Partner> suppliers = new TreeMap<>(partners);
    suppliers.remove(Countries.WORLD);
    return suppliers;
  }

  private Partner world() {
    return partners.getOrDefault(Countries.WORLD, new Partner());
  }

  private Optional<String> whyNoTotal() {
    if (!addsUp && !partners.containsKey(Countries.WORLD)) {
      return Optional.of("a period has no total over all suppliers");
    }
    boolean isStated =
        addsUp
            ? suppliers().values().stream().anyMatch(p -> p.value.isPresent())
            : world().value.isPresent();
    return isStated ? Optional.empty() : Optional.of("the source is blank");
  }

  private static Optional<String> whyNoWeight(String partner, Optional<String> unit) {
    if (unit.isEmpty()) {
      return Optional.of(
          partner.equals(Countries.WORLD)
              ? "the source states no weight of all imports"
              : "not all suppliers have a weight");
    }
    return unit.filter(u -> !Supplied.isWeight(u))
        .map(u -> "the source states quantities in " + u + ", which is no weight");
  }
}
