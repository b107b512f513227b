package org.summitledger.report.dependency;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.summitledger.indicator.DoubleRatios;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.table.Rows;

/**
 * Makes a row of {@code supply_chain_dependency} of a row of {@code Trade.suppliers()}: here, or
 * where Spark's tasks run.
 */
final class SupplyShares implements Serializable {
  private static final long serialVersionUID = 1;

  private final CriticalProducts critical;

  /** With the critical materials that products hold. */
  SupplyShares(CriticalProducts critical) {
    this.critical = critical;
  }

  /**
   * All rows, by Spark.
   *
   * @param schema the table's columns
   */
  Dataset<Row> of(Dataset<Row> suppliers, StructType schema) {
    return suppliers.map((MapFunction<Row, Row>) this::of, Encoders.row(schema));
  }

  /** One row. */
  Row of(Row stated) {
    Optional<BigDecimal> total = Optional.ofNullable(stated.getAs("world_value"));
    BigDecimal listed = stated.getAs("suppliers_value");
    Optional<BigDecimal> rest = total.map(all -> all.subtract(listed));
    // Of what the source does not state, or contradicts, there are no shares.
    Optional<BigDecimal> whole =
        total.filter(all -> all.signum() > 0 && all.compareTo(listed) >= 0);
    Optional<BigDecimal> largest = Optional.ofNullable(stated.getAs("top_value"));
    Optional<String> top = largest.map(value -> stated.getAs("top_supplier"));
    boolean isSure =
        whole.isPresent() && largest.flatMap(value -> rest.map(value::compareTo)).orElse(-1) >= 0;
    Optional<Double> largestShare = DoubleRatios.share(largest, whole);
    Optional<Double> low = DoubleRatios.herfindahl(stated.getAs("squares"), total);
    Optional<Double> unlisted = DoubleRatios.share(rest, whole);
    List<Held> held = critical.of(stated.getAs("product"), stated.getAs("hs_revision"));
    return Rows.of(
        stated.getAs("source"),
        stated.getAs("importer"),
        stated.getAs("product"),
        stated.getAs("frequency"),
        stated.getAs("currency"),
        stated.getAs("period_start"),
        stated.getAs("period_end"),
        stated.getAs("period"),
        stated.getAs("product_level"),
        total,
        stated.getAs("suppliers"),
        DoubleRatios.share(Optional.of(listed), whole),
        top.filter(id -> isSure),
        largestShare.filter(share -> isSure),
        top,
        largestShare,
        stated.getAs("partner"),
        DoubleRatios.share(Optional.ofNullable(stated.getAs("partner_value")), whole),
        low.filter(h -> rest.orElseThrow().signum() == 0),
        low.filter(h -> whole.isPresent()),
        unlisted.flatMap(share -> low.map(h -> h + share * share)),
        stated.getAs("hs_revision"),
        CriticalColumns.materials(held),
        CriticalColumns.exact(held),
        CriticalColumns.lists(held),
        reason(stated.<Boolean>getAs("has_world"), total, rest));
  }

  private static Optional<String> reason(
      boolean hasWorld, Optional<BigDecimal> total, Optional<BigDecimal> rest) {
    if (!hasWorld) {
      return Optional.of("the source has no total over all suppliers");
    }
    if (total.isEmpty()) {
      return Optional.of("the source is blank");
    }
    if (total.get().signum() <= 0) {
      return Optional.of("imports are not above zero");
    }
    return switch (rest.orElseThrow().signum()) {
      case -1 ->
          Optional.of(
              "the listed suppliers exceed the total: the source states it lower, or one of them below zero");
      case 0 -> Optional.empty();
      default ->
          Optional.of(
              "the source does not list all suppliers; hhi lies between hhi_low and hhi_high");
    };
  }
}
