package org.linli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.linli.territory.Outline;
import org.linli.territory.Position;

/**
 * Draws a map of a place whose true borders nobody gave us: a rounded piece of land, cut again and again by straight
 * lines, then bent as a whole, so that neighbours share their borders and nothing overlaps. All work before the bending
 * is in "flat" positions.
 */
final class Ground {

    private static final double STEP = 0.0006;

    private final Random chance;

    Ground(Random chance) {
        this.chance = chance;
    }

    /** A rounded piece of land, some five by six kilometres. */
    Outline island(Position center) {
        List<Position> ring = new ArrayList<>();
        int corners = 18;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = 0.026 * (0.97 + 0.03 * chance.nextDouble());
            ring.add(new Position(
                    center.lat() + reach * 0.85 * Math.sin(angle), center.lng() + reach * 1.25 * Math.cos(angle)));
        }
        return new Outline(ring);
    }

    /** Divides a piece in proportion to the weights, in their order: neighbours in the list are near each other. */
    List<Outline> divide(Outline whole, double[] weights) {
        if (weights.length == 1) {
            return List.of(whole);
        }
        double sum = Arrays.stream(weights).sum();
        int cut = 1;
        double before = weights[0];
        while (cut < weights.length - 1 && before + weights[cut] / 2 < sum / 2) {
            before += weights[cut++];
        }
        List<Outline> halves = whole.cut(before / sum, (chance.nextDouble() - 0.5) * 0.35);
        List<Outline> parts = new ArrayList<>(divide(halves.get(0), Arrays.copyOfRange(weights, 0, cut)));
        parts.addAll(divide(halves.get(1), Arrays.copyOfRange(weights, cut, weights.length)));
        return parts;
    }

    /** Divides a piece into equal parts. */
    List<Outline> divide(Outline whole, int parts) {
        double[] weights = new double[parts];
        Arrays.fill(weights, 1);
        return divide(whole, weights);
    }

    /** Somewhere in the piece, not right at its border. */
    Position within(Outline piece) {
        Position center = piece.center();
        List<Position> ring = piece.ring();
        // A random triangle from the centre, drawn in a little: inside for every convex piece, and ours are.
        int corner = chance.nextInt(ring.size());
        Position a = ring.get(corner);
        Position b = ring.get((corner + 1) % ring.size());
        double u = Math.sqrt(chance.nextDouble()) * 0.86;
        double v = chance.nextDouble();
        return new Position(
                center.lat() + u * ((1 - v) * (a.lat() - center.lat()) + v * (b.lat() - center.lat())),
                center.lng() + u * ((1 - v) * (a.lng() - center.lng()) + v * (b.lng() - center.lng())));
    }

    /** Whether the flat position lies in the convex flat piece. */
    static boolean contains(Outline piece, Position p) {
        double sign = 0;
        List<Position> ring = piece.ring();
        for (int i = 0; i < ring.size(); i++) {
            Position a = ring.get(i);
            Position b = ring.get((i + 1) % ring.size());
            double side = (b.lng() - a.lng()) * (p.lat() - a.lat()) - (b.lat() - a.lat()) * (p.lng() - a.lng());
            if (side * sign < 0) {
                return false;
            }
            sign = side == 0 ? sign : side;
        }
        return true;
    }

    /**
     * The piece as the map shows it: its straight borders get corners where they cross a fine grid, and all are bent.
     */
    static Outline bend(Outline flat) {
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < flat.ring().size(); i++) {
            Position a = flat.ring().get(i);
            Position b = flat.ring().get((i + 1) % flat.ring().size());
            ring.add(bend(a));
            // The grid is the same for every piece, so both sides of a border get the same corners.
            boolean flatter = Math.abs(b.lng() - a.lng()) > Math.abs(b.lat() - a.lat());
            double from = flatter ? a.lng() : a.lat();
            double to = flatter ? b.lng() : b.lat();
            int direction = to > from ? 1 : -1;
            long first = direction > 0 ? (long) Math.floor(from / STEP) + 1 : (long) Math.ceil(from / STEP) - 1;
            for (long line = first; direction * (to - line * STEP) > STEP * 0.05; line += direction) {
                double t = (line * STEP - from) / (to - from);
                if (t > 0.02) {
                    ring.add(bend(new Position(a.lat() + t * (b.lat() - a.lat()), a.lng() + t * (b.lng() - a.lng()))));
                }
            }
        }
        return new Outline(ring);
    }

    /** Moves a flat position by up to a hundred metres, smoothly, so that straight lines become lanes and streams. */
    static Position bend(Position flat) {
        double x = flat.lng();
        double y = flat.lat();
        double wide = 2 * Math.PI / 0.021;
        double fine = 2 * Math.PI / 0.0065;
        return new Position(
                y + 0.00062 * Math.sin(wide * (x + 0.4 * y)) + 0.00014 * Math.sin(fine * (x - 0.7 * y) + 1.3),
                x + 0.00070 * Math.sin(wide * (y - 0.3 * x) + 0.8) + 0.00015 * Math.sin(fine * (y + 0.5 * x) + 2.1));
    }
}
