package org.linli.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The border of an area as one ring of corners, without the first repeated at the end. Distances are measured on a
 * plane scaled at the ring's own latitude, good to well under a percent for the few kilometres of a sub-district.
 *
 * @param ring at least three corners
 */
public record Outline(List<Position> ring) {

    public Outline {
        ring = List.copyOf(ring);
        if (ring.size() < 3) {
            throw new IllegalArgumentException("An outline has at least three corners, not " + ring.size());
        }
    }

    /** The centre of mass. */
    public Position center() {
        double twice = 0;
        double lat = 0;
        double lng = 0;
        Position origin = ring.getFirst();
        for (int i = 0; i < ring.size(); i++) {
            Position a = ring.get(i);
            Position b = ring.get((i + 1) % ring.size());
            double ax = a.lng() - origin.lng();
            double ay = a.lat() - origin.lat();
            double bx = b.lng() - origin.lng();
            double by = b.lat() - origin.lat();
            double cross = ax * by - bx * ay;
            twice += cross;
            lng += (ax + bx) * cross;
            lat += (ay + by) * cross;
        }
        return Math.abs(twice) < 1e-15
                ? origin
                : new Position(origin.lat() + lat / (3 * twice), origin.lng() + lng / (3 * twice));
    }

    /** The surface in square degrees scaled to the latitude; for comparing outlines with each other. */
    public double surface() {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Position a = ring.get(i);
            Position b = ring.get((i + 1) % ring.size());
            twice += a.lng() * b.lat() - b.lng() * a.lat();
        }
        return Math.abs(twice) / 2 * squeeze();
    }

    /**
     * Cuts the area in two, straight across its longest direction. The parts do not overlap and together are the whole.
     *
     * @param share of the surface that the first part gets, between 0 and 1
     */
    public List<Outline> cut(double share) {
        return cut(share, 0);
    }

    /** As {@link #cut(double)}, with the cut turned by {@code turn} radians from straight across. */
    public List<Outline> cut(double share, double turn) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("A part is between nothing and all: " + share);
        }
        double angle = longestDirection() + turn;
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        double[] along = ring.stream().mapToDouble(p -> along(p, dx, dy)).toArray();
        double low = Arrays.stream(along).min().orElseThrow();
        double high = Arrays.stream(along).max().orElseThrow();
        double whole = surface();
        for (int step = 0; step < 50; step++) {
            double middle = (low + high) / 2;
            List<Position> part = side(dx, dy, middle, true);
            double got = part.size() < 3 ? 0 : new Outline(part).surface();
            if (got < share * whole) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return List.of(new Outline(side(dx, dy, high, true)), new Outline(side(dx, dy, high, false)));
    }

    /** The corners on one side of the line (Sutherland and Hodgman's clipping, 1974). */
    private List<Position> side(double dx, double dy, double at, boolean below) {
        List<Position> kept = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Position a = ring.get(i);
            Position b = ring.get((i + 1) % ring.size());
            double da = along(a, dx, dy) - at;
            double db = along(b, dx, dy) - at;
            if (below ? da <= 0 : da >= 0) {
                kept.add(a);
            }
            if (da * db < 0) {
                double t = da / (da - db);
                kept.add(new Position(a.lat() + t * (b.lat() - a.lat()), a.lng() + t * (b.lng() - a.lng())));
            }
        }
        return kept;
    }

    private double along(Position p, double dx, double dy) {
        return p.lng() * squeeze() * dx + p.lat() * dy;
    }

    /** The direction between the two corners farthest apart, in radians. */
    private double longestDirection() {
        double best = -1;
        double angle = 0;
        double squeeze = squeeze();
        for (Position a : ring) {
            for (Position b : ring) {
                double x = (b.lng() - a.lng()) * squeeze;
                double y = b.lat() - a.lat();
                if (x * x + y * y > best) {
                    best = x * x + y * y;
                    angle = Math.atan2(y, x);
                }
            }
        }
        return angle;
    }

    /** How much shorter a degree of longitude is than one of latitude here. */
    private double squeeze() {
        return Math.cos(Math.toRadians(ring.getFirst().lat()));
    }
}
