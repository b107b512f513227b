package org.summitledger.run;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Opens Spark. Resources are the operator's: what spark-submit or spark-defaults say stands. Only
 * settings that would change results are set here, for this session.
 */
public final class Sessions {
  private Sessions() {}

  /** The settings on which results depend. */
  public static Map<String, String> resultSettings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.ansi.enabled", "true");
    settings.put("spark.sql.caseSensitive", "false");
    settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "true");
    settings.put("spark.sql.mapKeyDedupPolicy", "LAST_WIN");
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    settings.put("spark.sql.parquet.writeLegacyFormat", "false");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    settings.put("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    return settings;
  }

  /**
   * Opens a session: on the cluster that spark-submit names, otherwise in this process.
   *
   * @param cores threads, where it is this process
   */
  public static SparkSession open(int cores) {
    SparkSession.Builder builder = SparkSession.builder().appName("summit-ledger");
    if (System.getProperty("spark.master") == null) {
      builder
          .master("local[" + cores + "]")
          .config("spark.ui.enabled", orElse("spark.ui.enabled", "false"))
          .config("spark.driver.host", orElse("spark.driver.host", "localhost"))
          .config("spark.driver.bindAddress", orElse("spark.driver.bindAddress", "127.0.0.1"))
          .config(
              "spark.sql.shuffle.partitions",
              orElse("spark.sql.shuffle.partitions", String.valueOf(cores)))
          .config("spark.sql.adaptive.enabled", orElse("spark.sql.adaptive.enabled", "false"));
    }
    SparkSession session = builder.getOrCreate();
    resultSettings().forEach((key, value) -> session.conf().set(key, value));
    return session;
  }

  private static String orElse(String key, String otherwise) {
    return System.getProperty(key, otherwise);
  }
}
