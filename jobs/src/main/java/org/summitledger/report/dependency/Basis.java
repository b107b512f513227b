package org.summitledger.report.dependency;

import java.util.Locale;

/** By what suppliers are measured. */
enum Basis {
  /** In the currency of the source. */
  VALUE,
  /** In kilograms or tonnes, as the source states it. */
  WEIGHT;

  /** As tables write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
