package org.summitledger.run;

/** The command line or the settings are wrong; the message says how to mend them. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and what to do. */
  public UsageException(String message) {
    super(message);
  }
}
