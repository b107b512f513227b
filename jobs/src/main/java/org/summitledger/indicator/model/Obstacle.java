package org.summitledger.indicator.model;

/**
 * Why there is no estimate.
 *
 * @param words in lower case, for a table
 * @param isMissing whether figures or statements are missing that a method asks for; false where
 *     all are there and forbid an estimate, such as the logarithm of zero
 */
public record Obstacle(String words, boolean isMissing) {
  /** Something is not there that a method asks for. */
  public static Obstacle missing(String words) {
    return new Obstacle(words, true);
  }

  /** All is there, and allows no estimate. */
  public static Obstacle inherent(String words) {
    return new Obstacle(words, false);
  }
}
