package org.summitledger.report.dependency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.Bounds;
import org.summitledger.indicator.ListedSuppliers;
import org.summitledger.report.trade.Trade;

/**
 * From whom a country gets a product, by value or by weight: as sums over suppliers.
 *
 * @param unit the currency, or the unit of weight; empty where there is no weight
 * @param total what all suppliers deliver; empty where that is not known
 * @param listed what those that the source lists deliver together
 * @param squares the sum of the squares of what each of them delivers
 * @param top the largest of them, the first by code among equals; empty if there is none
 * @param largest what it delivers; zero if there is none
 * @param missing why nothing can be said; empty where the rest can be used
 */
record Supplied(
    Optional<String> unit,
    Optional<BigDecimal> total,
    BigDecimal listed,
    BigDecimal squares,
    Optional<String> top,
    BigDecimal largest,
    Optional<String> missing) {

  private static final Set<String> WEIGHTS = Set.of("kg", "t");

  /** Of which nothing is known. */
  static Supplied none(String reason) {
    return new Supplied(
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Optional.empty(),
        BigDecimal.ZERO,
        Optional.of(reason));
  }

  /** The values in a row of {@link Trade#suppliers}. */
  static Supplied values(Row row) {
    Optional<BigDecimal> total = Optional.ofNullable(row.getAs("world_value"));
    String why =
        row.<Boolean>getAs("has_world")
            ? "the source is blank"
            : "the source has no total over all suppliers";
    return new Supplied(
        Optional.of(row.getAs("currency")),
        total,
        row.getAs("suppliers_value"),
        row.getAs("squares"),
        Optional.ofNullable(row.getAs("top_supplier")),
        Optional.<BigDecimal>ofNullable(row.getAs("top_value")).orElse(BigDecimal.ZERO),
        total.isEmpty() ? Optional.of(why) : Optional.empty());
  }

  /** The weights in a row of {@link Trade#suppliers}. */
  static Supplied weights(Row row) {
    String unit = row.getAs("quantity_unit");
    long suppliers = row.<Long>getAs("suppliers");
    long measured = row.<Long>getAs("suppliers_measured");
    BigDecimal listed = row.getAs("suppliers_quantity");
    if (unit == null) {
      return none("the source states no weights in one unit");
    }
    if (!WEIGHTS.contains(unit)) {
      return none("the source states quantities in " + unit + ", which is no weight");
    }
    if (listed == null) {
      return none((suppliers - measured) + " of " + suppliers + " listed suppliers have no weight");
    }
    Optional<BigDecimal> total = Optional.ofNullable(row.getAs("world_quantity"));
    return new Supplied(
        Optional.of(unit),
        total,
        listed,
        row.getAs("quantity_squares"),
        Optional.ofNullable(row.getAs("top_supplier_by_quantity")),
        Optional.<BigDecimal>ofNullable(row.getAs("top_quantity")).orElse(BigDecimal.ZERO),
        total.isEmpty()
            ? Optional.of("the source states no weight of all imports")
            : Optional.empty());
  }

  /** Whether a unit is one of weight. */
  static boolean isWeight(String unit) {
    return WEIGHTS.contains(unit);
  }

  /**
   * Together with suppliers that another dataflow of the source lists. Of two totals the larger
   * counts, as in {@code supply_chain_dependency}; where units differ there is nothing.
   */
  Supplied and(Supplied other) {
    if (unit.isEmpty() || other.unit.isEmpty()) {
      return unit.isEmpty() ? this : other;
    }
    if (!unit.equals(other.unit)) {
      return none("dataflows of the source state it in different units");
    }
    Optional<BigDecimal> whole = either(total, other.total, BigDecimal::max);
    boolean isFirst = isBefore(other);
    return new Supplied(
        unit,
        whole,
        listed.add(other.listed),
        squares.add(other.squares),
        isFirst ? top : other.top,
        largest.max(other.largest),
        whole.isPresent() ? Optional.empty() : either(missing, other.missing, (a, b) -> a));
  }

  private boolean isBefore(Supplied other) {
    int order = largest.compareTo(other.largest);
    boolean isFirst = top.isPresent() && top.get().compareTo(other.top.orElse("~")) < 0;
    return order > 0 || (order == 0 && isFirst);
  }

  private static <T> Optional<T> either(Optional<T> one, Optional<T> two, BinaryOperator<T> both) {
    return one.map(a -> two.map(b -> both.apply(a, b)).orElse(a)).or(() -> two);
  }

  /** Σ s² over suppliers. */
  Bounds concentration() {
    return suppliers().map(ListedSuppliers::concentration).orElseGet(this::nothing);
  }

  /** The share of the largest supplier. */
  Bounds largestShare() {
    return suppliers().map(ListedSuppliers::largestShare).orElseGet(this::nothing);
  }

  private Optional<ListedSuppliers> suppliers() {
    return missing.isPresent()
        ? Optional.empty()
        : total.map(all -> new ListedSuppliers(all, listed, squares, largest));
  }

  private Bounds nothing() {
    return Bounds.none(missing.orElse("the source is blank"));
  }
}
