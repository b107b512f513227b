package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Counts of joins that say how many rows may match. Tables may be built side by side. */
public final class Joins {
  private final Map<String, JoinCount> counts = new ConcurrentSkipListMap<>();

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

    /**
     * Counts a join that was made of rows in memory.
     *
     * @param left the rows to which something is added
     * @param matches how many rows are added to one of them
     * @param money what one of them carries; empty where it carries none
     */
    public static <L> JoinCount of(
        Spec spec,
        List<L> left,
        ToIntFunction<L> matches,
        Function<L, Optional<BigDecimal>> money) {
      long matched = 0;
      long added = 0;
      long output = 0;
      List<BigDecimal> in = new ArrayList<>();
      List<BigDecimal> out = new ArrayList<>();
      for (L row : left) {
        int found = matches.applyAsInt(row);
        int rows = spec.keep() == Keep.ALL_LEFT ? Math.max(1, found) : found;
        matched += Math.min(1, found);
        added += found;
        output += rows;
        money.apply(row).ifPresent(in::add);
        money
            .apply(row)
            .filter(m -> rows > 0)
            .map(BigDecimal.valueOf(rows)::multiply)
            .ifPresent(out::add);
      }
      return new JoinCount(
          spec.report(),
          spec.name(),
          spec.cardinality(),
          left.size(),
          matched,
          added - matched,
          output,
          sum(in),
          sum(out));
    }

    private static @Nullable BigDecimal sum(List<BigDecimal> money) {
      return money.stream().reduce(BigDecimal::add).orElse(null);
    }

    /** Whether rows were multiplied where they must not be. */
    public boolean isBroken() {
      return cardinality == Cardinality.AT_MOST_ONE && multiplied > 0;
    }
  }

  /**
   * What a join is and may do.
   *
   * @param report the table it is made for
   * @param name what it adds
   * @param cardinality how many rows may match
   * @param keep which rows survive
   */
  public record Spec(String report, String name, Cardinality cardinality, Keep keep) {}

  /** Adds what a join did. */
  public void add(JoinCount count) {
    counts.put(count.report() + "/" + count.join(), count);
  }

  /** Of all joins, by table and name. */
  public List<JoinCount> counts() {
    return List.copyOf(counts.values());
  }
}
