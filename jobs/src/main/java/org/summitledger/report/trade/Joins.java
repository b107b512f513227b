package org.summitledger.report.trade;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.summitledger.lake.FlowColumns;

/** Makes joins that say how many rows may match, and counts what did. Tables may share one. */
public final class Joins {
  private static final String MATCHED = "_matched";

  private final List<Dataset<Row>> counts = new CopyOnWriteArrayList<>();
  private final Map<String, JoinCount> done = new ConcurrentSkipListMap<>();
  private final Map<String, Cardinality> stated = new ConcurrentSkipListMap<>();

  /** How many rows on the right may match one on the left. */
  public enum Cardinality {
    /** None or one: rows are never multiplied. */
    AT_MOST_ONE,
    /** Any number, on purpose. */
    FAN_OUT
  }

  /** Which rows of the left survive. */
  public enum Keep {
    /** All. */
    ALL_LEFT,
    /** Those that match. */
    MATCHED_ONLY
  }

  /**
   * What a join did.
   *
   * @param report the table it was made for
   * @param join its name
   * @param cardinality what it allows
   * @param leftRows rows on the left
   * @param matched rows on the left with at least one match
   * @param multiplied rows more than matched rows: what fan-out added
   * @param outputRows rows after the join
   * @param moneyIn money on the left, in the currencies of its rows
   * @param moneyOut money after the join
   */
  public record JoinCount(
      String report,
      String join,
      Cardinality cardinality,
      long leftRows,
      long matched,
      long multiplied,
      long outputRows,
      @Nullable BigDecimal moneyIn,
      @Nullable BigDecimal moneyOut) {

    /** Whether rows were multiplied where they must not be. */
    public boolean isBroken() {
      return cardinality == Cardinality.AT_MOST_ONE && multiplied > 0;
    }
  }

  /**
   * A join to be made.
   *
   * @param report the table it is made for
   * @param name what it adds
   * @param cardinality how many rows may match
   * @param keep which rows survive
   * @param leftKey the columns that tell rows of the left apart
   * @param money the money column on the left
   */
  public record Spec(
      String report,
      String name,
      Cardinality cardinality,
      Keep keep,
      List<String> leftKey,
      String money) {}

  /**
   * Joins, and remembers to count.
   *
   * @param spec what join it is
   * @param left the rows to which something is added
   * @param right small: it is sent to every task
   * @param on the condition
   */
  public Dataset<Row> join(Spec spec, Dataset<Row> left, Dataset<Row> right, Column on) {
    Dataset<Row> marked = right.withColumn(MATCHED, lit(true));
    String how = spec.keep() == Keep.ALL_LEFT ? "left_outer" : "inner";
    Dataset<Row> joined = left.join(functions.broadcast(marked), on, how);
    remember(spec, left, joined);
    return joined.drop(MATCHED);
  }

  private void remember(Spec spec, Dataset<Row> left, Dataset<Row> joined) {
    String id = spec.report() + "/" + spec.name();
    stated.put(id, spec.cardinality());
    Column[] key = spec.leftKey().stream().map(left::col).toArray(Column[]::new);
    Column none = lit(null).cast("long");
    counts.add(
        left.agg(
                functions.count(lit(1)).as("left_rows"),
                money(left.col(spec.money())).as("money_in"))
            .select(
                lit(id).as("id"),
                col("left_rows"),
                none.as("matched"),
                none.as("output_rows"),
                none.as("matched_rows"),
                col("money_in"),
                lit(null).cast(FlowColumns.MONEY).as("money_out")));
    counts.add(
        joined
            .agg(
                countDistinct(when(col(MATCHED), struct(key))).as("matched"),
                functions.count(lit(1)).as("output_rows"),
                functions.count(when(col(MATCHED), 1)).as("matched_rows"),
                money(left.col(spec.money())).as("money_out"))
            .select(
                lit(id).as("id"),
                none.as("left_rows"),
                col("matched"),
                col("output_rows"),
                col("matched_rows"),
                lit(null).cast(FlowColumns.MONEY).as("money_in"),
                col("money_out")));
  }

  private static Column money(Column value) {
    return sum(value).cast(FlowColumns.MONEY);
  }

  /** Adds a join that was made without Spark. */
  public void add(JoinCount count) {
    done.put(count.report() + "/" + count.join(), count);
  }

  /** Counts all joins, in one Spark job. */
  public List<JoinCount> count() {
    if (!counts.isEmpty()) {
      Map<String, Map<String, Object>> byId = new TreeMap<>();
      for (Row row : counts.stream().reduce(Dataset::union).orElseThrow().collectAsList()) {
        Map<String, Object> values = byId.computeIfAbsent(row.getAs("id"), i -> new TreeMap<>());
        for (String name : row.schema().fieldNames()) {
          Object value = row.getAs(name);
          if (value != null) {
            values.put(name, value);
          }
        }
      }
      byId.forEach((id, values) -> add(joinCount(id, values)));
      counts.clear();
    }
    return List.copyOf(done.values());
  }

  private JoinCount joinCount(String id, Map<String, Object> values) {
    String[] parts = id.split("/", 2);
    return new JoinCount(
        parts[0],
        parts[1],
        java.util.Objects.requireNonNull(stated.get(id)),
        number(values, "left_rows"),
        number(values, "matched"),
        number(values, "matched_rows") - number(values, "matched"),
        number(values, "output_rows"),
        (BigDecimal) values.get("money_in"),
        (BigDecimal) values.get("money_out"));
  }

  private static long number(Map<String, Object> values, String name) {
    return (Long) values.getOrDefault(name, 0L);
  }
}
