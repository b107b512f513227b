import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.summitledger.reference.ReferenceData;
import org.summitledger.source.BulkFlowReader;
import org.summitledger.source.DataPackage;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowReader;
import org.summitledger.source.FlowTally;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/**
 * How many rows a second a file in CEPII BACI's layout is read at, by both readers. Arguments: the
 * folder of the project's data sets, a folder to write into, and how many rows.
 */
public final class BulkReading {
  private static final String LAYOUT =
      """
      {"source": "baci", "dataflow": "hs17", "known_from": "2025-01-22", "frequency": "A",
       "period": {"field": "t", "format": "yyyy"},
       "reporter": {"field": "j", "codes": "baci"}, "partner": {"field": "i", "codes": "baci"},
       "flow": {"value": "import"}, "product": {"field": "k", "digits": 6},
       "hs_revision": {"value": "HS2017"}, "measures": [{"field": "v"}],
       "unit": {"currency": "USD", "multiplier": 1000, "decimals": 3},
       "valuation": {"import": "FOB"},
       "quantity": {"field": "q", "unit": "t", "missing": ["NA"]}}
      """;

  private BulkReading() {}

  /** Writes the file and reads it. */
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(args[0], "reference");
    ReferenceData codes = ReferenceData.read(reference);
    Path folder = Files.createDirectories(Path.of(args[1]));
    int rows = Integer.parseInt(args[2]);
    if (Files.notExists(folder.resolve("baci.csv"))) {
      write(folder.resolve("baci.csv"), reference, rows);
    }
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        "{\"name\": \"b\", \"resources\": [{\"name\": \"b\", \"path\": \"baci.csv\", \"layout\": "
            + new ObjectMapper().readTree(LAYOUT)
            + "}]}");
    DataPackage data = DataPackage.read(folder);
    Resource resource = data.require("b");
    InputFile file = data.file(resource);
    for (int round = 0; round < 4; round++) {
      for (int threads = 1; threads <= 2; threads++) {
        int of = threads;
        time("bulk, " + threads + " threads", rows, () -> bulk(file, resource.layout(), codes, of));
      }
    }
    if (args.length > 3) {
      time("one by one", rows, () -> FlowReader.read(file, resource.layout(), codes).tally());
    }
  }

  private interface Reading {
    FlowTally read() throws IOException;
  }

  private static void time(String name, int rows, Reading reading) throws IOException {
    long cpuBefore = cpuNanos();
    long start = System.nanoTime();
    FlowTally tally = reading.read();
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = (cpuNanos() - cpuBefore) / 1e9;
    System.out.printf(
        "%s: %.2f s, %.1f million rows a second, %.2f s of CPU time; kept %s, refused %s%n",
        name, seconds, rows / seconds / 1e6, cpu, tally.kept(), tally.refused().rows());
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static FlowTally bulk(InputFile file, Layout layout, ReferenceData codes, int threads)
      throws IOException {
    return new BulkFlowReader(file, layout, codes, threads)
        .read(
            new BulkFlowReader.Sink<FlowBatch>() {
              @Override
              public FlowBatch prepare(FlowBatch batch) {
                return batch;
              }

              @Override
              public void accept(FlowBatch batch) {}

              @Override
              public void restart() {
                System.out.println("restart");
              }
            });
  }

  /** Few large pairs and many small ones, sorted as BACI is; one quantity in sixteen is missing. */
  private static void write(Path file, Path reference, int rows) throws IOException {
    List<Integer> countries = new ArrayList<>(new TreeSet<>(codes(reference, "countries", "baci")));
    List<Integer> products = new ArrayList<>(new TreeSet<>(codes(reference, "products", "HS2017")));
    Random random = new Random(7);
    int written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write("t,i,j,k,v,q\n");
      int n = countries.size();
      double scale = (double) rows / products.size() / n / n;
      for (int year = 2015; written < rows; year++) {
        for (int i = 0; i < n && written < rows; i++) {
          for (int j = 0; j < n && written < rows; j++) {
            double share = Math.min(1, 12 * scale / ((1 + i % 40) * (1 + j % 40)) * 40);
            for (int k = 0; k < products.size() && written < rows; k++) {
              if (i != j && random.nextDouble() < share) {
                double value = Math.exp(random.nextGaussian() * 3 + 3);
                String quantity =
                    random.nextInt(16) == 0
                        ? "NA"
                        : String.format("%.3f", value * random.nextDouble());
                out.write(
                    String.format(
                        "%d,%d,%d,%06d,%.3f,%s%n",
                        year, countries.get(i), countries.get(j), products.get(k), value, quantity));
                written++;
              }
            }
          }
        }
      }
    }
  }

  private static List<Integer> codes(Path reference, String table, String scheme) {
    DataPackage data = DataPackage.read(reference);
    Resource resource = data.require(table);
    List<Integer> codes = new ArrayList<>();
    for (TableRow row : TableReader.read(data.file(resource), resource)) {
      String text = table.equals("countries") ? row.find(scheme).orElse("") : row.text("product");
      if (text.matches("[0-9]+") && (table.equals("countries") || text.length() == 6)) {
        codes.add(Integer.parseInt(text));
      }
    }
    return codes;
  }
}
