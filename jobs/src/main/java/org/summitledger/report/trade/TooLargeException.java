package org.summitledger.report.trade;

/** More than the driver can hold: said before it is tried. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is too large, and what to do. */
  public TooLargeException(String message) {
    super(message);
  }
}
