package org.summitledger.lake;

import java.util.Map;
import java.util.TreeMap;
import org.summitledger.reference.Sectors;
import org.summitledger.source.Hashes;

/**
 * What trade is added up by while it is read. Where it changes, the lake adds up anew.
 *
 * @param sectors the sector schemes of the day
 * @param partners for an importer the supplier whose share is followed, both ISO3
 */
public record Grouping(Sectors sectors, Map<String, String> partners) {
  /** Differs where sums may differ. */
  String fingerprint() {
    return Hashes.sha256(sectors.fingerprint() + "\n" + new TreeMap<>(partners));
  }
}
