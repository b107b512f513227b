package org.summitledger.publish;

/**
 * Publishing failed; the message says whether readers see the old version or the state is unknown.
 */
public class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what the state is. */
  public PublishException(String message) {
    super(message);
  }

  /** With what failed, what the state is, and why. */
  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
