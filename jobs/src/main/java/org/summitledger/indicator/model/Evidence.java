package org.summitledger.indicator.model;

/** How much the methods together say for an effect of the summit ({@link Verdict}). */
public enum Evidence {
  /** No method finds an effect, or they contradict each other. */
  NONE,
  /** A method finds one. */
  WEAK,
  /** Two methods find one, and few placebos look like it. */
  MODERATE,
  /** Three methods find one, and hardly a placebo looks like it. */
  STRONG
}
