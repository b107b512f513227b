import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/**
 * Writes files in CEPII BACI's exact layout, a year each, and their descriptor: sorted by exporter,
 * importer and product, a few large pairs of countries and many small ones, one quantity in sixteen
 * missing. Arguments: the project's data sets, a folder to write into, years, rows a year.
 */
public final class BaciFiles {
  private static final int FIRST_YEAR = 2018;
  private static final double SKEW = 0.9;

  private BaciFiles() {}

  /** Writes them. */
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(args[0], "reference");
    Path folder = Files.createDirectories(Path.of(args[1]));
    int years = Integer.parseInt(args[2]);
    int rows = Integer.parseInt(args[3]);
    List<Integer> countries = codes(reference, "countries", "baci");
    List<Integer> products = codes(reference, "products", "product");
    StringBuilder resources = new StringBuilder();
    for (int year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
      String name = "BACI_HS22_Y" + year + "_V202501.csv";
      write(folder.resolve(name), year, countries, products, rows);
      resources
          .append(resources.length() == 0 ? "" : ",\n")
          .append("  {\"name\": \"y")
          .append(year)
          .append("\", \"path\": \"")
          .append(name)
          .append("\", \"layout\": {\"like\": \"baci\"}}");
    }
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        "{\"name\": \"baci\", \"sources\": [{\"title\": \"Made up, in the layout of BACI\"}],\n"
            + " \"resources\": [\n"
            + resources
            + "]}\n");
  }

  private static void write(
      Path file, int year, List<Integer> countries, List<Integer> products, int rows)
      throws IOException {
    int[] ofPair = rowsOfPairs(countries.size(), products.size(), rows);
    Random random = new Random(year);
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.US_ASCII)) {
      out.print("t,i,j,k,v,q\n");
      for (int i = 0; i < countries.size(); i++) {
        for (int j = 0; j < countries.size(); j++) {
          String pair = year + "," + countries.get(i) + "," + countries.get(j) + ",";
          int wanted = ofPair[i * countries.size() + j];
          for (int k = 0; k < products.size() && wanted > 0; k++) {
            if (random.nextInt(products.size() - k) < wanted) {
              wanted--;
              out.print(pair + six(products.get(k)) + "," + amount(random) + ",");
              out.print(random.nextInt(16) == 0 ? "NA\n" : amount(random) + "\n");
            }
          }
        }
      }
    }
  }

  private static String six(int product) {
    return (product < 100_000 ? "0" : "") + product;
  }

  /** Three decimals; mostly small, a few very large. */
  private static String amount(Random random) {
    long thousandths = 1 + (long) Math.exp(random.nextGaussian() * 3 + 8);
    long rest = thousandths % 1000;
    return thousandths / 1000 + "." + (rest < 100 ? "0" : "") + (rest < 10 ? "0" : "") + rest;
  }

  /** How many products each exporter sells to each importer, some thousand at most. */
  private static int[] rowsOfPairs(int countries, int products, int rows) {
    double low = 0;
    double high = 1e9;
    int[] found = new int[countries * countries];
    for (int step = 0; step < 60; step++) {
      double scale = (low + high) / 2;
      long all = 0;
      for (int i = 0; i < countries; i++) {
        for (int j = 0; j < countries; j++) {
          double size = scale / Math.pow((1.0 + i * 7 % countries) * (1 + j * 7 % countries), SKEW);
          found[i * countries + j] = i == j ? 0 : (int) Math.min(products, Math.round(size));
          all += found[i * countries + j];
        }
      }
      if (all > rows) {
        high = scale;
      } else {
        low = scale;
      }
    }
    return found;
  }

  private static List<Integer> codes(Path reference, String table, String column) {
    DataPackage data = DataPackage.read(reference);
    Resource resource = data.require(table);
    TreeSet<Integer> codes = new TreeSet<>();
    for (TableRow row : TableReader.read(data.file(resource), resource)) {
      String text = row.find(column).orElse("").toLowerCase(Locale.ROOT);
      if (text.matches("[0-9]+") && (table.equals("countries") || text.length() == 6)) {
        codes.add(Integer.parseInt(text));
      }
    }
    return new ArrayList<>(codes);
  }
}
