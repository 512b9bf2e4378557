package org.linli.arrivals;

import static org.linli.arrivals.SyntheticLists.idNumber;
import static org.linli.arrivals.SyntheticLists.name;
import static org.linli.arrivals.SyntheticLists.phone;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A list of people who do not exist, with repeats and rows that must be refused among them, and what is to become of
 * each row. The same for the same arguments.
 *
 * @param stored numbers of the rows that become arrivals, as the spreadsheet program counts
 * @param controlled of them those from outside Jinhua, whom a measure follows
 * @param known rows that repeat an earlier one
 * @param refused rows with a mistake
 */
record ListWithMistakes(
        List<List<String>> rows,
        SortedSet<Integer> stored,
        SortedSet<Integer> controlled,
        SortedSet<Integer> known,
        SortedSet<Integer> refused) {

    private static final int FIRST_ROW = 2;

    /**
     * @param from number of the first person
     * @param size rows below the header
     */
    static ListWithMistakes of(int from, int size, LocalDate day, Random random) {
        var list = new ListWithMistakes(
                new ArrayList<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        var good = new ArrayList<List<String>>();
        for (int i = 0; i < size; i++) {
            int row = FIRST_ROW + i;
            List<String> person = person(from + i, i, day);
            int kind = i % 20;
            if (kind == 7 || kind == 17) {
                list.rows.add(spoilt(person, i / 10 % 4));
                list.refused.add(row);
            } else if (kind == 13) {
                list.rows.add(good.get(random.nextInt(good.size())));
                list.known.add(row);
            } else {
                good.add(person);
                list.rows.add(person);
                list.stored.add(row);
                if (!person.get(3).contains("金华")) {
                    list.controlled.add(row);
                }
            }
        }
        return list;
    }

    byte[] csv() {
        return SyntheticLists.csv(StandardCharsets.UTF_8, SyntheticLists.HEADER, rows);
    }

    private static List<String> person(int n, int i, LocalDate day) {
        String origin = switch (i % 5) {
            case 0 -> "浙江省金华市婺城区";
            case 1 -> "湖北省武穴市";
            case 2 -> "江西省九江市";
            default -> "安徽省望江县";
        };
        String room = "西范%d组%d号%d0%d室".formatted(i % 3 + 1, i / 3 % 60 + 1, i % 5 + 1, i % 4 + 1);
        return List.of(name(n), idNumber(n), phone(n), origin, day.toString(), room);
    }

    private static List<String> spoilt(List<String> person, int mistake) {
        var cells = new ArrayList<>(person);
        switch (mistake) {
            case 0 -> cells.set(0, "");
            case 1 -> {
                String number = person.get(1);
                cells.set(1, number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"));
            }
            case 2 -> cells.set(2, person.get(2).substring(0, 7));
            default -> cells.set(4, "2月30日");
        }
        return cells;
    }
}
