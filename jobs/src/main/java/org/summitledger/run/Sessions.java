package org.summitledger.run;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Opens Spark. What spark-submit or spark-defaults say stands; only settings that would change
 * results are set here, for this session.
 */
public final class Sessions {
  /**
   * For tables made of sums, which are small whatever the inputs are: planned and interpreted at
   * once rather than compiled, one task a table as several tables are built side by side, and
   * buffers that need not be large. See decisions 0017 and 0040.
   */
  private static final Map<String, String> FOR_SUMS =
      Map.of(
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.ui.explainMode", "simple",
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.leafNodeDefaultParallelism", "1",
          "spark.buffer.pageSize", "1m");

  private static final Map<String, String> IN_THIS_PROCESS =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.driver.host", "localhost",
          "spark.driver.bindAddress", "127.0.0.1");

  private Sessions() {}

  /**
   * Opens a session: on the cluster that spark-submit names, otherwise in this process.
   *
   * @param cores threads, where it is this process
   */
  public static SparkSession open(int cores) {
    SparkSession.Builder builder = SparkSession.builder().appName("summit-ledger");
    if (System.getProperty("spark.master") == null) {
      builder.master("local[" + cores + "]");
      IN_THIS_PROCESS.forEach((key, value) -> builder.config(key, given(key, value)));
      FOR_SUMS.forEach((key, value) -> builder.config(key, given(key, value)));
    }
    SparkSession session = builder.getOrCreate();
    ResultSettings.values().forEach((key, value) -> session.conf().set(key, value));
    return session;
  }

  private static String given(String key, String otherwise) {
    return System.getProperty(key, otherwise);
  }
}
