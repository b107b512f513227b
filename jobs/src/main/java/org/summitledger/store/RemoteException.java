package org.summitledger.store;

import org.jspecify.annotations.Nullable;

/** A place that is not on this machine cannot be used; the message says what to do. */
public final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What cannot be done, where and why. */
  public RemoteException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
