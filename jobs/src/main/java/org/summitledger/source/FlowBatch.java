package org.summitledger.source;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flows of one file, column by column, in the order of its lines; for files too large to hold as
 * {@link Flow}s. A code stands as its place in a {@link Codes} table that all batches of a file
 * share; money and quantities stand in thousandths of a whole unit, exactly. The columns may be
 * longer than there are flows. Places say nothing of order, and may differ from one reading of a
 * file to the next.
 *
 * @param size how many flows
 * @param line the lines they stand on, from 1 for the header
 * @param period places in {@link Codes#periods}
 * @param reporter places in {@link Codes#countries}
 * @param partner places in {@link Codes#countries}
 * @param flow places in {@link Codes#flows}
 * @param product places in {@link Codes#products}
 * @param value thousandths of a unit of currency; {@link #MISSING} where the file is blank
 * @param quantity thousandths of the layout's quantity unit; {@link #MISSING} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of columns: batches are never compared
public record FlowBatch(
    int size,
    long[] line,
    int[] period,
    int[] reporter,
    int[] partner,
    int[] flow,
    int[] product,
    long[] value,
    long[] quantity) {

  /** Columns of zeros, to be filled. */
  public static FlowBatch ofSize(int size) {
    return new FlowBatch(
        size,
        new long[size],
        new int[size],
        new int[size],
        new int[size],
        new int[size],
        new int[size],
        new long[size],
        new long[size]);
  }

  /** Stands for a blank; no number of at most 18 digits is as small. */
  public static final long MISSING = Long.MIN_VALUE;

  /**
   * The codes of a file by their places. Each call gives a copy as of now, which holds all codes of
   * the batches handed out before; a code keeps its place.
   */
  public interface Codes {
    /** First and last day of a period, the last exclusive. */
    record Period(LocalDate start, LocalDate end) {}

    /** A product, and the revision of the Harmonized System it is of, if the file says so. */
    record Product(String code, @Nullable String hsRevision) {}

    /** Periods by their place. */
    List<Period> periods();

    /** ISO3 codes and codes of special areas by their place. */
    List<String> countries();

    /** {@code import} and {@code export} by their place. */
    List<String> flows();

    /** Products by their place. */
    List<Product> products();
  }
}
