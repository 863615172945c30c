"""(map written with the room)"""
