package org.summitledger.run;

import org.apache.spark.sql.SparkSession;

/**
 * Opens Spark. What spark-submit or spark-defaults say stands; only settings that would change
 * results are set here, for this session.
 */
public final class Sessions {
  private Sessions() {}

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
    ResultSettings.values().forEach((key, value) -> session.conf().set(key, value));
    return session;
  }

  private static String orElse(String key, String otherwise) {
    return System.getProperty(key, otherwise);
  }
}
