package org.summitledger.report.dependency;

import java.util.Optional;

/** What schools of dependency measure: several call the same by names of their own. */
enum Measure {
  /** How concentrated the suppliers are. */
  CONCENTRATION,
  /** The share of imports from outside a customs union. */
  SHARE_FROM_OUTSIDE,
  /** Imports beside exports of the importer. */
  IMPORTS_TO_EXPORTS,
  /** The share of the largest supplier. */
  LARGEST_SHARE,
  /** How concentrated the world's exporters are. */
  WORLD_CONCENTRATION;

  /** Behind an indicator of dependency_thresholds.csv; empty where none is known here. */
  static Optional<Measure> of(String indicator) {
    return switch (indicator) {
      case "cdi1", "import_hhi" -> Optional.of(CONCENTRATION);
      case "cdi2" -> Optional.of(SHARE_FROM_OUTSIDE);
      case "cdi3", "import_export_ratio" -> Optional.of(IMPORTS_TO_EXPORTS);
      case "partner_share", "top_supplier_share" -> Optional.of(LARGEST_SHARE);
      case "world_export_hhi" -> Optional.of(WORLD_CONCENTRATION);
      default -> Optional.empty();
    };
  }
}
