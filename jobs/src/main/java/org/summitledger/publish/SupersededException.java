package org.summitledger.publish;

/** Another run published first; nothing of this one is shown. */
public final class SupersededException extends PublishException {
  private static final long serialVersionUID = 1;

  /** With who was first. */
  public SupersededException(String message) {
    super(message);
  }
}
