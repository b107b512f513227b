package org.summitledger.run;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Spark settings on which results depend. All others are the operator's: master, memory, cores,
 * partitions, adaptive plans.
 */
public final class ResultSettings {
  private static final String TIME_ZONE = "spark.sql.session.timeZone";
  private static final String PARQUET_WRITER = "spark.hadoop.parquet.";
  private static final String WHERE_SET = "spark-defaults.conf, --conf and -D.";
  private static final String OTHER_BYTES =
      "the same tables would have other bytes, so that no two nights could be compared";

  private static final List<ResultSetting> ALL =
      List.of(
          new ResultSetting(
              "spark.sql.ansi.enabled",
              "true",
              "a sum that overflows or a text that is no number would become null, unnoticed"),
          new ResultSetting(
              "spark.sql.caseSensitive",
              "false",
              "columns would be told apart by upper and lower case"),
          new ResultSetting(
              "spark.sql.datetime.java8API.enabled",
              "true",
              "days would be read as moments of the machine's time zone"),
          new ResultSetting(
              "spark.sql.decimalOperations.allowPrecisionLoss",
              "true",
              "ratios and products of money would be rounded elsewhere, or be null"),
          new ResultSetting(
              "spark.sql.files.ignoreCorruptFiles",
              "false",
              "a damaged file in the lake would be left out, unnoticed"),
          new ResultSetting(
              "spark.sql.files.ignoreMissingFiles",
              "false",
              "a file that is gone from the lake would be left out, unnoticed"),
          new ResultSetting(
              "spark.sql.files.maxRecordsPerFile", "0", "a table would be cut into several files"),
          new ResultSetting(
              "spark.sql.legacy.timeParserPolicy",
              "CORRECTED",
              "the names of periods would be written by other rules"),
          new ResultSetting(
              "spark.sql.mapKeyDedupPolicy", "LAST_WIN", "a key that comes twice would fail"),
          new ResultSetting(
              "spark.sql.parquet.datetimeRebaseModeInWrite",
              "CORRECTED",
              "early days would be written by another calendar, or not at all"),
          new ResultSetting(
              "spark.sql.parquet.int96RebaseModeInWrite",
              "CORRECTED",
              "every file's footer would say so, and the same tables would have other bytes"),
          new ResultSetting(
              "spark.sql.parquet.outputTimestampType",
              "TIMESTAMP_MICROS",
              "moments would be written as a type that readers take for local time"),
          new ResultSetting(
              "spark.sql.parquet.writeLegacyFormat",
              "false",
              "decimals would be written as another type"),
          new ResultSetting(
              TIME_ZONE,
              "UTC",
              "a day would begin at another hour, and moments fall on other days"),
          new ResultSetting(
              "spark.sql.sources.partitionColumnTypeInference.enabled",
              "false",
              "codes in the names of folders would become numbers and lose their zeros"));

  private ResultSettings() {}

  /**
   * A setting on which results depend.
   *
   * @param key its name
   * @param value the one value with which results are right
   * @param otherwise what another value would do
   */
  private record ResultSetting(String key, String value, String otherwise) {
    /** Whether a given value means the same. */
    boolean allows(String given) {
      return key.equals(TIME_ZONE) ? isUtc(given) : value.equalsIgnoreCase(given.strip());
    }

    private static boolean isUtc(String zone) {
      try {
        return ZoneId.of(zone.strip()).getRules().equals(ZoneOffset.UTC.getRules());
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /** What every session is given, whatever Spark's own defaults are; in the order of the names. */
  public static Map<String, String> values() {
    return ALL.stream()
        .collect(
            Collectors.toMap(
                ResultSetting::key, ResultSetting::value, (first, second) -> first, TreeMap::new));
  }

  /**
   * Refuses settings of the operator's that would change results.
   *
   * @param given all that the operator set; settings that change no results may have any value
   * @throws UsageException which names every setting that has to go, and why
   */
  public static void require(Map<String, String> given) {
    List<String> refusals =
        new TreeMap<>(given)
            .entrySet().stream()
                .flatMap(setting -> refusal(setting.getKey(), setting.getValue()).stream())
                .toList();
    if (!refusals.isEmpty()) {
      throw new UsageException(String.join("\n", refusals));
    }
  }

  private static Optional<String> refusal(String key, String given) {
    String cannotRun = "Cannot run with " + key + "=" + given + ": ";
    if (key.startsWith(PARQUET_WRITER)) {
      return Optional.of(cannotRun + OTHER_BYTES + ". Leave it out of " + WHERE_SET);
    }
    return ALL.stream()
        .filter(setting -> setting.key().equals(key) && !setting.allows(given))
        .map(setting -> cannotRun + setting.otherwise() + ". Set it to " + setting.value())
        .map(text -> text + ", or leave it out of " + WHERE_SET)
        .findFirst();
  }
}
