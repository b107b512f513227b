package org.summitledger.indicator.model;

/** What a method was fitted to before the summit, and how well. */
public sealed interface Fit permits TrendFit, ShareFit, DifferenceFit, SyntheticFit {
  /** How many periods before the summit those are. */
  int periods();
}
