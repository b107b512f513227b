package org.summitledger.report.table;

/** A number of a table has more digits than its column holds. */
public final class OutOfRangeException extends RuntimeException {
  /** What to do. */
  public static final String ADVICE =
      " Take figures in a currency or unit of which less are counted, or leave them out.";

  private static final long serialVersionUID = 1L;

  /** With the number, where it stands, and what to do. */
  public OutOfRangeException(String message, Throwable refusal) {
    super(message, refusal);
  }
}
