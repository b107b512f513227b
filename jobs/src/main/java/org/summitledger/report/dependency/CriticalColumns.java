package org.summitledger.report.dependency;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.reference.CriticalProducts;
import org.summitledger.report.table.Rows;

/** The critical materials of a product, as tables write them. */
final class CriticalColumns {
  private CriticalColumns() {}

  /** Their ids, sorted, with | between them; empty if there is none. */
  static Optional<String> materials(List<Held> held) {
    return Rows.text(held.stream().map(Held::material).collect(Collectors.joining("|")));
  }

  /**
   * Whether the product holds one and nothing else; false where it holds other goods beside it, and
   * empty if it holds none.
   */
  static Optional<Boolean> exact(List<Held> held) {
    return held.stream().map(Held::exact).reduce(Boolean::logicalOr);
  }

  /** Whether rows' products hold any. */
  static Column isAny(CriticalProducts critical, Column product, Column hsRevision) {
    UDF2<String, String, Boolean> isAny = (p, revision) -> !critical.of(p, revision).isEmpty();
    return functions.udf(isAny, DataTypes.BooleanType).apply(product, hsRevision);
  }

  /** The lists that hold any of them, sorted, with | between them; empty if there is none. */
  static Optional<String> lists(List<Held> held) {
    SortedSet<String> lists = new TreeSet<>();
    held.forEach(h -> lists.addAll(h.lists()));
    return Rows.text(String.join("|", lists));
  }
}
