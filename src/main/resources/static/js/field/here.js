/** Where the phone is, while whoever holds it wants the way to begin there: it stays in memory and is sent nowhere. */

const KEY = 'field.here';
const MOVED_M = 30;

export class Here extends EventTarget {
  #distance;
  #watch = null;

  /** Where, as {lat, lng}; null for not wanted or not known. */
  position = null;
  /** Whether the phone would not tell. */
  isDenied = false;

  /** @param distance of two positions, in metres */
  constructor(distance) {
    super();
    this.#distance = distance;
    if (this.isWanted) this.#begin();
  }

  get isWanted() {
    return localStorage.getItem(KEY) === 'yes';
  }

  want(wanted) {
    localStorage.setItem(KEY, wanted ? 'yes' : 'no');
    this.isDenied = false;
    if (wanted) this.#begin();
    else this.#end();
    this.#told();
  }

  #begin() {
    if (!navigator.geolocation) {
      this.isDenied = true;
      return;
    }
    this.#watch ??= navigator.geolocation.watchPosition(({ coords }) => this.#at({ lat: coords.latitude, lng: coords.longitude }), ({ code }) => {
      this.isDenied = code === 1;
      if (this.isDenied) this.#end();
      this.#told();
    }, { enableHighAccuracy: false, maximumAge: 60_000 });
  }

  #end() {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    this.position = null;
  }

  /** A list whose order changes with each step cannot be pressed on. */
  #at(position) {
    if (this.position && this.#distance(this.position, position) < MOVED_M) return;
    this.position = position;
    this.#told();
  }

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
