export const scenes = () => [];
export const drawings = () => [];
