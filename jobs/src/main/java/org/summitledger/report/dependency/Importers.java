package org.summitledger.report.dependency;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;

/**
 * Whose imports {@code dependency_flags} judges: those of parties of commitments, and of all
 * importers of a source that states few. Judgements are made in memory: a source of all countries
 * would not fit.
 */
final class Importers {
  /** How many importers a source may state so that all of them are judged. */
  static final int FEW = 20;

  private final Set<String> parties;
  private final Map<String, Set<String>> bySource = new HashMap<>();

  /** Of the files known on a day. */
  Importers(Set<String> parties, List<Selected> files) {
    this.parties = Set.copyOf(parties);
    files.stream()
        .map(Selected::entry)
        .filter(entry -> !entry.coversWorldTrade())
        .forEach(this::add);
    bySource.values().removeIf(all -> all.size() > FEW);
  }

  private void add(LakeEntry entry) {
    Set<String> all = bySource.computeIfAbsent(entry.source(), s -> new HashSet<>());
    all.addAll(entry.contents().imports().keySet());
  }

  /** Those of a file that are judged; some may not be in it. */
  Set<String> of(LakeEntry entry) {
    return entry.coversWorldTrade() ? parties : bySource.getOrDefault(entry.source(), parties);
  }

  /** Whether what a source states of an importer is judged. */
  boolean isJudged(String source, String importer) {
    return parties.contains(importer) || bySource.containsKey(source);
  }
}
