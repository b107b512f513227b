package org.summitledger;

import org.apache.spark.sql.SparkSession;
import org.summitledger.run.ResultSettings;

/**
 * One small Spark for all tests of a JVM. It interprets its plans, as a night on one machine does:
 * to compile them takes longer than the few rows of a test. On the cluster of the process tests
 * they are compiled.
 */
public final class SparkTestSession {
  private static SparkSession session;

  private SparkTestSession() {}

  /** The session, opened by whoever asks first, and active in the thread that asks. */
  public static synchronized SparkSession get() {
    if (session == null) {
      session =
          SparkSession.builder()
              .appName("summit-ledger-tests")
              .master("local[2]")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "localhost")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.adaptive.enabled", "false")
              .config("spark.sql.codegen.wholeStage", "false")
              .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
              .config("spark.sql.ui.explainMode", "simple")
              .config("spark.buffer.pageSize", "1m")
              .getOrCreate();
      ResultSettings.values().forEach((key, value) -> session.conf().set(key, value));
    }
    SparkSession.setActiveSession(session);
    return session;
  }

  /** Another session of the same Spark that divides its work differently. */
  public static SparkSession withPartitions(int partitions) {
    SparkSession other = get().newSession();
    ResultSettings.values().forEach((key, value) -> other.conf().set(key, value));
    other.conf().set("spark.sql.shuffle.partitions", String.valueOf(partitions));
    return other;
  }
}
