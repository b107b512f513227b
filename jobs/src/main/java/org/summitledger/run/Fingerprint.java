package org.summitledger.run;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.source.Hashes;

/** What a night's tables depend on: equal fingerprints give equal tables. */
final class Fingerprint {
  private static final int SHORT = 8;

  private Fingerprint() {}

  /** What the names of runs of a fingerprint end with. */
  static String ending(String fingerprint) {
    return fingerprint.substring(0, SHORT);
  }

  /** Of inputs, as-of day, settings and code. */
  static String of(Inputs inputs, Settings settings) {
    Stream<String> files = inputs.files().stream().map(f -> f.name() + " " + f.sha256());
    // Descriptors may leave the day to the warehouse: their bytes do not tell it.
    Stream<String> days =
        inputs.statistics().stream()
            .map(s -> s.file().name() + " known from " + s.layout().knownFrom());
    Stream<String> rest =
        Stream.of(
            settings.asOf().toString(),
            ResultSettings.values().toString(),
            Build.versions().toString());
    return Hashes.sha256(
        Stream.of(files.sorted(), days.sorted(), rest)
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n")));
  }
}
