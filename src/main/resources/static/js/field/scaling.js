/** Makes photos small enough to be sent: upright, without what a camera writes beside the picture. */

/** Pixels of the longer side, at most. */
export const LONGEST_SIDE = 1600;

/** Bytes, at most. */
export const LARGEST = 2 * 1_048_576;

const QUALITIES = [0.8, 0.6, 0.4];

const drawn = (picture, longest) => {
  const factor = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * factor));
  canvas.height = Math.max(1, Math.round(picture.height * factor));
  const drawing = canvas.getContext('2d');
  drawing.imageSmoothingQuality = 'high';
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const blobOf = (canvas, quality) => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', quality);
});

/**
 * As a JPEG blob of at most 1600 pixels.
 *
 * @throws where the file is no picture that this browser can read
 */
export const scaled = async (file) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const canvas = drawn(picture, LONGEST_SIDE);
    let blob = null;
    for (const quality of QUALITIES) {
      blob = await blobOf(canvas, quality);
      if (blob.size <= LARGEST) break;
    }
    return blob;
  } finally {
    picture.close();
  }
};

/** A small one to be looked at, as a data: address. */
export const small = async (blob) => {
  const picture = await createImageBitmap(blob);
  try {
    return drawn(picture, 160).toDataURL('image/jpeg', 0.7);
  } finally {
    picture.close();
  }
};
