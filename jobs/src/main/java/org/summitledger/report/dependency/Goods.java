package org.summitledger.report.dependency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.CriticalMaterials;

/** Tells whether a code of the Harmonized System means the same in two revisions. */
final class Goods {
  private final CriticalMaterials materials;
  private final Map<String, String> known = new HashMap<>();

  /** By the concordance of revisions. */
  Goods(CriticalMaterials materials) {
    this.materials = materials;
  }

  /**
   * A text that is the same for two revisions where the code has the same goods in both.
   *
   * @param product HS digits
   * @param hsRevision such as HS2017; null or empty where the source does not state it: the code is
   *     then taken as it stands today
   */
  String of(String product, @Nullable String hsRevision) {
    String revision = hsRevision == null ? "" : hsRevision;
    return known.computeIfAbsent(
        product + " " + revision,
        p -> {
          String held =
              String.join("|", materials.goodsOf(product, revision.isEmpty() ? null : revision));
          return held.isEmpty() ? revision : held;
        });
  }

  /**
   * Whether a code that a source states in a revision had the same goods in the revision before: if
   * not, months before the revision say nothing of them.
   */
  boolean meantTheSameBefore(String product, String hsRevision) {
    List<String> before = materials.revisionsBefore(hsRevision);
    return !before.isEmpty() && of(product, before.get(0)).equals(of(product, hsRevision));
  }
}
