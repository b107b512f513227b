import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** The smallest possible Spark program: a session, one Parquet file of two rows, stop. */
public final class BareSpark {
  private BareSpark() {}

  /** Writes into the folder that the first argument names. */
  public static void main(String[] args) {
    SparkSession spark = SparkSession.builder().appName("bare").master("local[*]").getOrCreate();
    spark
        .createDataset(List.of("one", "two"), Encoders.STRING())
        .coalesce(1)
        .write()
        .parquet(args[0]);
    spark.stop();
  }
}
