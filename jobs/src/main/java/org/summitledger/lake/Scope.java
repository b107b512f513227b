package org.summitledger.lake;

import org.summitledger.source.Layout;
import org.summitledger.source.Layout.Coverage;
import org.summitledger.source.Layout.Reporters;
import org.summitledger.source.Layout.World;

/**
 * What of a file is added up.
 *
 * @param addsUpWorld whether the world is the sum over partners
 * @param partiesOnly whether only trade that parties of commitments report
 */
record Scope(boolean addsUpWorld, boolean partiesOnly) {
  static Scope of(Layout layout) {
    return new Scope(
        layout.partners() == Coverage.ALL && layout.world() == World.NONE,
        layout.reporters() == Reporters.PARTIES);
  }

  static Scope of(LakeEntry entry) {
    return new Scope(entry.addsUpWorld(), entry.coversWorldTrade());
  }
}
