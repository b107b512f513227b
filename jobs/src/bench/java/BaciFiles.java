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
import java.util.StringJoiner;
import java.util.TreeSet;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/**
 * Writes files in CEPII BACI's exact layout, a year each, and their descriptor: sorted by exporter,
 * importer and product, a few large pairs of countries and many small ones, one quantity in sixteen
 * missing. Arguments: the project's data sets, a folder to write into, years, rows a year, and the
 * release: that of 202501 writes all years, that of 202601 adds a file for the last year, in which
 * one value in a hundred has changed and one row in a thousand is gone.
 */
public final class BaciFiles {
  private static final int LAST_YEAR = 2023;
  private static final String FIRST_RELEASE = "202501";
  private static final String NEXT_RELEASE = "202601";
  private static final double SKEW = 0.9;
  private static final int GONE = 0;

  private BaciFiles() {}

  /** Writes them. */
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(args[0], "reference");
    Path folder = Files.createDirectories(Path.of(args[1]));
    int years = Integer.parseInt(args[2]);
    int rows = Integer.parseInt(args[3]);
    List<Integer> countries = codes(reference, "countries", "baci");
    List<Integer> products = codes(reference, "products", "product");
    boolean again = args[4].equals(NEXT_RELEASE);
    StringJoiner resources = new StringJoiner(",\n");
    for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
      String name = name(year, FIRST_RELEASE);
      resources.add(resource(name));
      if (!again) {
        write(folder.resolve(name), year, countries, products, rows, false);
      }
    }
    if (again) {
      String name = name(LAST_YEAR, NEXT_RELEASE);
      resources.add(resource(name));
      write(folder.resolve(name), LAST_YEAR, countries, products, rows, true);
    }
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        "{\"name\": \"baci\", \"sources\": [{\"title\": \"Made up, in the layout of BACI\"}],\n"
            + " \"resources\": [\n"
            + resources
            + "]}\n");
  }

  private static String name(int year, String release) {
    return "BACI_HS22_Y" + year + "_V" + release + ".csv";
  }

  private static String resource(String name) {
    return "  {\"name\": \"%s\", \"path\": \"%s\", \"layout\": {\"like\": \"baci\"}}"
        .formatted(name.substring(0, name.length() - 4), name);
  }

  private static void write(
      Path file, int year, List<Integer> countries, List<Integer> products, int rows, boolean again)
      throws IOException {
    int[] ofPair = rowsOfPairs(countries.size(), products.size(), rows);
    Random random = new Random(year);
    Random changes = new Random(0);
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
              String value = amount(random);
              String quantity = random.nextInt(16) == 0 ? "NA" : amount(random);
              int change = again ? changes.nextInt(1000) : GONE + 11;
              if (change != GONE) {
                String stated = change <= GONE + 10 ? amount(changes) : value;
                out.print(pair + six(products.get(k)) + "," + stated + "," + quantity + "\n");
              }
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
