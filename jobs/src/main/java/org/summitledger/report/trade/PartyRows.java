package org.summitledger.report.trade;

import static org.apache.spark.sql.functions.col;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.summitledger.commitment.Ledger;
import org.summitledger.lake.SumRows;
import org.summitledger.report.table.Rows;

/**
 * Rows of what parties of commitments report, brought to the driver, and refused with their counts
 * where they would not fit into its memory.
 */
final class PartyRows {
  private static final long MEGABYTE = 1L << 20;

  /** The largest groups of rows that a refusal names. */
  private static final int NAMED = 3;

  private final Set<String> parties;
  private final DriverMemory memory;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Of the parties of the ledger's commitments.
   *
   * @param memory for the rows of all kinds together
   */
  PartyRows(Ledger ledger, DriverMemory memory) {
    this.parties = Set.copyOf(ledger.parties());
    this.memory = memory;
  }

  /**
   * Shows rows of sums one after the other, so that no row has to be held, only what is made of it:
   * those of the first dataflow by name first, as {@link Trade#selected} has them.
   */
  void forEach(String what, SumRows all, Consumer<Row> rows) {
    if (parties.isEmpty()) {
      return;
    }
    SumRows reported = all.where(row -> parties.contains(row.getString(0)), "reporter");
    // To count them is to read them.
    long count = reported.count();
    long beside = taken.getAndAdd(count);
    if (beside + count > memory.figures()) {
      taken.addAndGet(-count);
      SortedMap<String, Long> counts = new TreeMap<>();
      reported
          .select("source", "reporter", "frequency")
          .forEach(row -> counts.merge(name(row), 1L, Long::sum));
      throw new TooLargeException(refusal(what, counts, beside));
    }
    reported.forEach(rows);
  }

  /** The rows of a table, those of the first dataflow by name first. */
  List<Row> list(String what, Dataset<Row> all) {
    return parties.isEmpty()
        ? List.of()
        : fitting(what, all.filter(col("reporter").isin(parties.toArray()))).stream()
            .sorted(Comparator.comparing(row -> row.<String>getAs("dataflow")))
            .toList();
  }

  /** One row more than fits is asked for, so that nothing has to be counted where all fit. */
  private List<Row> fitting(String what, Dataset<Row> rows) {
    long beside = taken.get();
    List<Row> fitting = Rows.collect(rows.limit((int) (memory.figures() - beside) + 1));
    if (beside + fitting.size() > memory.figures()) {
      SortedMap<String, Long> counts = new TreeMap<>();
      rows.groupBy("source", "reporter", "frequency")
          .count()
          .collectAsList()
          .forEach(row -> counts.put(name(row), row.getAs("count")));
      throw new TooLargeException(refusal(what, counts, beside));
    }
    taken.addAndGet(fitting.size());
    return fitting;
  }

  private String refusal(String what, SortedMap<String, Long> counts, long beside) {
    long figures = counts.values().stream().mapToLong(Long::longValue).sum();
    String largest =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(NAMED)
            .map(count -> count.getKey() + ": " + count.getValue())
            .collect(Collectors.joining(", "));
    return "Cannot collect "
        + figures
        + " figures by "
        + what
        + " that parties of commitments report ("
        + largest
        + "): they take some "
        + megabytes(figures * DriverMemory.OF_A_FIGURE)
        + " MB, and the driver has "
        + megabytes(memory.bytes())
        + " for all that they report"
        + (beside == 0
            ? ""
            : ", of which others take " + megabytes(beside * DriverMemory.OF_A_FIGURE))
        + ". Give the JVM more, with SUMMIT_LEDGER_JAVA_OPTS or spark.driver.memory, or let the"
        + " descriptor keep fewer periods or products.";
  }

  private static String name(Row row) {
    return String.join(" ", row.getAs("source"), row.getAs("reporter"), row.getAs("frequency"));
  }

  private static long megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE;
  }
}
