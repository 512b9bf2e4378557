package org.linli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up who lives together: couples with children, three generations, elders alone, co-workers sharing a room. */
final class Households {

    static final int ELDER = 60;
    private static final int OLDEST = 96;
    private static final int LARGEST = 7;

    private final Random chance;

    Households(Random chance) {
        this.chance = chance;
    }

    /** Sizes of so many households that come to exactly so many people. */
    int[] sizes(int households, int people, int largest) {
        int[] sizes = new int[households];
        int sum = 0;
        for (int i = 0; i < households; i++) {
            int roll = chance.nextInt(100);
            sizes[i] = roll < 15 ? 1 : roll < 42 ? 2 : roll < 68 ? 3 : roll < 85 ? 4 : roll < 96 ? 5 : 6;
            sum += sizes[i];
        }
        while (sum != people) {
            int i = chance.nextInt(households);
            if (sum < people && sizes[i] < largest) {
                sizes[i]++;
                sum++;
            } else if (sum > people && sizes[i] > 1) {
                sizes[i]--;
                sum--;
            }
        }
        return sizes;
    }

    int[] sizes(int households, int people) {
        return sizes(households, people, LARGEST);
    }

    /** A local household of that size; its head comes first. */
    List<Kin> local(int size) {
        return switch (size) {
            case 1 -> List.of(alone());
            case 2 -> pair();
            default -> generations(size);
        };
    }

    private Kin alone() {
        boolean elder = chance.nextInt(100) < 45;
        return new Kin(Relation.HEAD, chance.nextBoolean(), elder ? between(62, 90) : between(25, 58));
    }

    private List<Kin> pair() {
        int roll = chance.nextInt(100);
        if (roll < 12) {
            int age = between(32, 48);
            return List.of(
                    new Kin(Relation.HEAD, chance.nextInt(3) == 0, age),
                    new Kin(Relation.CHILD, chance.nextBoolean(), Math.max(0, age - between(23, 33))));
        }
        return couple(roll < 55 ? between(62, 84) : between(28, 59));
    }

    /** A couple with its children and parents, as many as the size leaves room for. */
    private List<Kin> generations(int size) {
        int age = between(29, 54);
        List<Kin> all = new ArrayList<>(couple(age));
        int left = size - 2;
        int parents = left >= 3 ? Math.min(2, 1 + chance.nextInt(2)) : left == 2 && chance.nextInt(3) == 0 ? 1 : 0;
        int children = left - parents;
        int eldest = Math.max(0, age - between(22, 31));
        for (int i = 0; i < children; i++) {
            all.add(new Kin(Relation.CHILD, chance.nextInt(100) < 52, Math.max(0, eldest - 3 * i)));
        }
        for (int i = 0; i < parents; i++) {
            all.add(new Kin(
                    Relation.PARENT,
                    (i == 0 && chance.nextBoolean())
                            || (i == 1 && !all.getLast().male()),
                    Math.min(OLDEST, age + between(22, 31))));
        }
        return all;
    }

    private List<Kin> couple(int age) {
        boolean man = chance.nextInt(100) < 80;
        int other = Math.max(22, age + between(-4, 3));
        return List.of(new Kin(Relation.HEAD, man, age), new Kin(Relation.SPOUSE, !man, other));
    }

    /** Tenants of one room, at most {@code most}: workers from elsewhere, some with children, few of them old. */
    List<Kin> tenants(int most) {
        int roll = chance.nextInt(100);
        int age = between(19, 55);
        List<Kin> all = new ArrayList<>();
        if (roll < 35 || most == 1) {
            all.add(new Kin(Relation.HEAD, chance.nextInt(100) < 58, age));
        } else if (roll < 45) {
            boolean men = chance.nextInt(100) < 60;
            all.add(new Kin(Relation.HEAD, men, age));
            all.add(new Kin(Relation.OTHER, men, between(19, 50)));
        } else {
            all.addAll(couple(Math.max(23, age)));
            int children = roll < 72 ? 0 : roll < 92 ? 1 : 2;
            for (int i = 0; i < children && all.size() < most; i++) {
                all.add(new Kin(
                        Relation.CHILD,
                        chance.nextBoolean(),
                        Math.clamp(all.getFirst().age() - between(22, 30) - 3L * i, 0, 20)));
            }
        }
        return all;
    }

    /** Co-workers who share a rented home. */
    List<Kin> coworkers(int size) {
        boolean men = chance.nextInt(100) < 65;
        List<Kin> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(new Kin(
                    i == 0 ? Relation.HEAD : Relation.OTHER, men == (chance.nextInt(100) < 85), between(19, 54)));
        }
        return all;
    }

    /**
     * Shifts ages around sixty until so many are elders: people shortly before it become a little older, or shortly
     * after it a little younger.
     */
    void adjustElders(List<List<Kin>> households, int wanted) {
        long elders = households.stream()
                .flatMap(List::stream)
                .filter(k -> k.age() >= ELDER)
                .count();
        for (int reach = 1; elders != wanted && reach < 40; reach++) {
            for (int h = 0; h < households.size() && elders != wanted; h++) {
                List<Kin> changed = new ArrayList<>(households.get(h));
                for (int i = 0; i < changed.size() && elders != wanted; i++) {
                    Kin kin = changed.get(i);
                    if (elders < wanted && kin.age() == ELDER - reach) {
                        changed.set(i, new Kin(kin.relation(), kin.male(), ELDER + reach % 5));
                        elders++;
                    } else if (elders > wanted && kin.age() == ELDER - 1 + reach) {
                        changed.set(i, new Kin(kin.relation(), kin.male(), ELDER - 1 - reach % 5));
                        elders--;
                    }
                }
                households.set(h, changed);
            }
        }
        if (elders != wanted) {
            throw new IllegalStateException("The households hold " + elders + " elders, not " + wanted);
        }
    }

    private int between(int low, int high) {
        return low + chance.nextInt(high - low + 1);
    }
}
