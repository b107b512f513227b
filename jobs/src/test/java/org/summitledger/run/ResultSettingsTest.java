package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSettingsTest {

  /** One line a setting: its name, a value of the operator's, why not, the value that is right. */
  private static final String REFUSED =
      """
      spark.sql.ansi.enabled                                    | false            | a sum that overflows or a text that is no number would become null, unnoticed | true
      spark.sql.caseSensitive                                   | true             | columns would be told apart by upper and lower case | false
      spark.sql.datetime.java8API.enabled                       | false            | days would be read as moments of the machine's time zone | true
      spark.sql.decimalOperations.allowPrecisionLoss            | false            | ratios and products of money would be rounded elsewhere, or be null | true
      spark.sql.files.ignoreCorruptFiles                        | true             | a damaged file in the lake would be left out, unnoticed | false
      spark.sql.files.ignoreMissingFiles                        | true             | a file that is gone from the lake would be left out, unnoticed | false
      spark.sql.files.maxRecordsPerFile                         | 1000             | a table would be cut into several files | 0
      spark.sql.legacy.timeParserPolicy                         | LEGACY           | the names of periods would be written by other rules | CORRECTED
      spark.sql.mapKeyDedupPolicy                               | EXCEPTION        | a key that comes twice would fail | LAST_WIN
      spark.sql.parquet.datetimeRebaseModeInWrite               | LEGACY           | early days would be written by another calendar, or not at all | CORRECTED
      spark.sql.parquet.int96RebaseModeInWrite                  | LEGACY           | every file's footer would say so, and the same tables would have other bytes | CORRECTED
      spark.sql.parquet.outputTimestampType                     | INT96            | moments would be written as a type that readers take for local time | TIMESTAMP_MICROS
      spark.sql.parquet.writeLegacyFormat                       | true             | decimals would be written as another type | false
      spark.sql.session.timeZone                                | Asia/Kolkata     | a day would begin at another hour, and moments fall on other days | UTC
      spark.sql.sources.partitionColumnTypeInference.enabled    | true             | codes in the names of folders would become numbers and lose their zeros | false
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = REFUSED)
  void aSettingThatWouldChangeResultsIsRefusedWithTheReason(
      String key, String value, String reason, String right) {
    assertThatThrownBy(() -> ResultSettings.require(Map.of(key, value)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot run with %s=%s: %s. Set it to %s, or leave it out of spark-defaults.conf,"
                + " --conf and -D.",
            key, value, reason, right);
  }

  @Test
  void everySettingIsAmongThoseRefusedAbove() {
    assertThat(REFUSED.lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(ResultSettings.values().keySet());
  }

  @Test
  void theValueThatIsRightMayBeSet() {
    assertThatCode(() -> ResultSettings.require(ResultSettings.values()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "spark.sql.ansi.enabled, TRUE",
    "spark.sql.legacy.timeParserPolicy, corrected",
    "spark.sql.session.timeZone, Etc/UTC",
    "spark.sql.session.timeZone, GMT",
    "spark.sql.session.timeZone, Z",
    "spark.sql.session.timeZone, +00:00"
  })
  void anotherSpellingOfTheRightValueMayBeSet(String key, String value) {
    assertThatCode(() -> ResultSettings.require(Map.of(key, value))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/London", "+00:01", "here"})
  void aTimeZoneThatIsNotAlwaysUtcIsRefused(String zone) {
    assertThatThrownBy(() -> ResultSettings.require(Map.of("spark.sql.session.timeZone", zone)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Cannot run with spark.sql.session.timeZone=" + zone + ": ");
  }

  @Test
  void howParquetFilesAreLaidOutIsNotTheOperators() {
    assertThatThrownBy(
            () -> ResultSettings.require(Map.of("spark.hadoop.parquet.page.size", "4096")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot run with spark.hadoop.parquet.page.size=4096: the same tables would have other"
                + " bytes, so that no two nights could be compared. Leave it out of"
                + " spark-defaults.conf, --conf and -D.");
  }

  @Test
  void allThatHasToGoIsSaidAtOnce() {
    Map<String, String> given =
        Map.of(
            "spark.hadoop.parquet.writer.version", "v2",
            "spark.sql.session.timeZone", "Asia/Tokyo",
            "spark.sql.ansi.enabled", "false");
    assertThatThrownBy(() -> ResultSettings.require(given))
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactly(
                        "Cannot run with spark.hadoop.parquet.writer.version=v2",
                        "Cannot run with spark.sql.ansi.enabled=false",
                        "Cannot run with spark.sql.session.timeZone=Asia/Tokyo"));
  }

  @ParameterizedTest
  @CsvSource({
    "spark.master, spark://host:7077",
    "spark.executor.memory, 8g",
    "spark.cores.max, 16",
    "spark.sql.shuffle.partitions, 400",
    "spark.sql.adaptive.enabled, true",
    "spark.sql.autoBroadcastJoinThreshold, -1",
    "spark.sql.parquet.compression.codec, gzip",
    "spark.hadoop.fs.s3a.endpoint, http://127.0.0.1"
  })
  void allElseIsTheOperators(String key, String value) {
    assertThatCode(() -> ResultSettings.require(Map.of(key, value))).doesNotThrowAnyException();
  }
}
